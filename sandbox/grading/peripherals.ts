/** The rest of the PC: devices that suffer while the learner's routine keeps the processor. */

import { Clock } from '../devices/clock/clock.ts';
import { CLOCK } from '../devices/clock/registers.ts';
import { startClock } from '../devices/clock/service.ts';
import type { DevicePorts, RegisterDevice } from '../devices/device.ts';
import { KeyboardController } from '../devices/keyboard-controller/keyboard-controller.ts';
import { Mouse } from '../devices/mouse/mouse.ts';
import { MouseService } from '../devices/mouse/service.ts';
import { Parallel } from '../devices/parallel/parallel.ts';
import { PARALLEL } from '../devices/parallel/registers.ts';
import { PrinterService } from '../devices/parallel/service.ts';
import type { PortAccess } from '../devices/port-access.ts';
import { UART } from '../devices/uart/registers.ts';
import { openUart, serviceUart } from '../devices/uart/service.ts';
import { Terminal } from '../devices/uart/terminal.ts';
import { Uart } from '../devices/uart/uart.ts';
import { InterruptLine } from '../machine/interrupt-line.ts';
import { CLOCK2_LEVEL } from '../machine/irql.ts';
import type { Processor } from '../machine/processor.ts';
import type { MachineProfile } from '../machine/profile.ts';
import type { TraceRecorder } from '../trace/recorder.ts';
import type {
  MousePortConfig,
  PeripheralsConfig,
  PrinterPortConfig,
  SerialConfig,
  SystemClockConfig,
} from './machine-config.ts';

/** What the devices are built into. */
export interface PeripheralMachine {
  readonly processor: Processor;
  readonly trace: TraceRecorder;
  readonly profile: MachineProfile;
  ports(device: string, line: InterruptLine): DevicePorts;
}

/** What the trace calls the mouse's line and events, the controller's among them. */
const MOUSE = 'mouse';

/** The timer's input of the PIC. */
const CLOCK_IRQ = 0;

/** Connects one device's driver; returns what sets it to work. */
type Build<Config> = (config: Config, machine: PeripheralMachine) => () => void;

/**
 * Builds what is configured and connects its service routines.
 * @returns what sets all of it to work; to be called by a thread
 */
export function buildPeripherals(config: PeripheralsConfig, machine: PeripheralMachine): () => void {
  const { clock, serial, printer, mouse } = config;
  const starts = [
    clock && buildClock(clock, machine),
    serial && buildSerial(serial, machine),
    printer && buildPrinter(printer, machine),
    mouse && buildMouse(mouse, machine),
  ];
  return () => {
    for (const start of starts) start?.();
  };
}

const buildClock: Build<SystemClockConfig> = ({ ticks, serviceNs }, machine) => {
  const { line, ports } = connection(machine, CLOCK.device, CLOCK_IRQ, CLOCK2_LEVEL);
  const clock = new Clock(ports, { ticks });
  line.connect({
    device: clock.name,
    service: () => {
      clock.acknowledge();
      machine.processor.spend(serviceNs);
      return true;
    },
  });
  return () => startClock(portAccess(machine, clock));
};

const buildSerial: Build<SerialConfig> = ({ irq, uart: model, trigger, baud, characters }, machine) => {
  const { line, ports } = connection(machine, UART.device, irq);
  const uart = new Uart(ports, model);
  const port = portAccess(machine, uart);
  line.connect({
    device: uart.name,
    service: () => {
      const count = serviceUart(port);
      if (count !== undefined) ports.trace('characters-taken', { count });
      return count !== undefined;
    },
  });
  const terminal = new Terminal(ports.clock, uart, { characters, baud });
  return () => {
    openUart(port, { baud, trigger });
    terminal.start();
  };
};

const buildPrinter: Build<PrinterPortConfig> = ({ irq, bytes, byteNs }, machine) => {
  const { line, ports } = connection(machine, PARALLEL.device, irq);
  const parallel = new Parallel(ports, { byteNs });
  const port = portAccess(machine, parallel);
  const driver = new PrinterService(bytes);
  line.connect({ device: parallel.name, service: () => driver.service(port) });
  return () => driver.open(port);
};

const buildMouse: Build<MousePortConfig> = ({ irq, reports, reportsPerSecond }, machine) => {
  const { line, ports } = connection(machine, MOUSE, irq);
  const controller = new KeyboardController(ports);
  const mouse = new Mouse(ports, controller, { reports, reportsPerSecond });
  const port = portAccess(machine, controller);
  const driver = new MouseService();
  line.connect({
    device: MOUSE,
    service: () => driver.service(port, ({ dx, dy }) => ports.trace('pointer-moved', { dx, dy })),
  });
  return () => mouse.start();
};

function connection(
  { processor, trace, ports }: PeripheralMachine,
  device: string,
  irq: number,
  irql?: number,
): { line: InterruptLine; ports: DevicePorts } {
  const line = new InterruptLine(irq, trace, irql);
  processor.addLine(line);
  return { line, ports: ports(device, line) };
}

/** @throws Error when a driver of the engine's accesses what its device does not have */
function portAccess({ processor, profile }: PeripheralMachine, device: RegisterDevice): PortAccess {
  return {
    read(offset) {
      processor.spend(profile.portAccess);
      const value = device.read(offset, 1);
      if (value === undefined) throw new Error(`${device.name} has nothing to read at ${offset}`);
      return value;
    },
    write(offset, value) {
      processor.spend(profile.portAccess);
      if (!device.write(offset, 1, value)) throw new Error(`${device.name} refuses a write at ${offset}`);
    },
  };
}
