import type { DevicePorts } from '../devices/device.ts';
import { Ethernet } from '../devices/ethernet/ethernet.ts';
import { BugCheck, Unsupported } from '../machine/bug-check.ts';
import { DeviceMap } from '../machine/device-map.ts';
import { InterruptLine } from '../machine/interrupt-line.ts';
import { MemoryPool } from '../machine/memory-pool.ts';
import { Processor } from '../machine/processor.ts';
import { PC_OF_1996 } from '../machine/profile.ts';
import { randomStream } from '../machine/random.ts';
import { SystemDma } from '../machine/system-dma.ts';
import type { PreparedProgram } from '../program/prepare.ts';
import type { StorageUnit } from '../scsi/units.ts';
import { ClassDriver } from '../scsiport/class-driver.ts';
import { exportedRoutines } from '../scsiport/exported-routines.ts';
import { Miniport, RunAbandoned } from '../scsiport/miniport.ts';
import { PortDriver } from '../scsiport/port-driver.ts';
import type { DriverEntryArguments } from '../scsiport/routines/initialization.ts';
import { StaticAccesses } from '../scsiport/static-accesses.ts';
import { decodeVerifyLevel, MAXIMUM_VERIFICATION } from '../scsiport/verify-level.ts';
import { EventQueue } from '../time/event-queue.ts';
import type { Trace } from '../trace/event.ts';
import { TraceFull, TraceRecorder } from '../trace/recorder.ts';
import { buildAdapter } from './build-adapter.ts';
import type { MachineConfig } from './machine-config.ts';
import { buildPeripherals } from './peripherals.ts';

/** Bytes of the opaque objects DriverEntry is given. */
const DRIVER_OBJECT_BYTES = 168;
const REGISTRY_PATH_BYTES = 8;

/** Builds the machine, loads the miniport, lets the class driver work until nothing is left to do. */
class Simulation {
  readonly queue = new EventQueue();
  readonly trace = new TraceRecorder(() => this.queue.now());
  readonly processor = new Processor(this.queue, this.trace, PC_OF_1996);
  readonly #systemDma = new SystemDma({
    clock: this.#clock(),
    trace: (event, detail) => this.trace.record({ kind: 'device', device: 'dma-controller', event, detail }),
  });
  readonly #config: MachineConfig;
  readonly #seed: number;
  readonly #lines = new Map<number, InterruptLine>();
  #miniport: Miniport | undefined;
  #units: readonly (readonly StorageUnit[])[] = [];

  constructor(config: MachineConfig, seed: number) {
    this.#config = config;
    this.#seed = seed;
  }

  run(prepared: PreparedProgram): void {
    const { queue, trace, processor } = this;
    const config = this.#config;
    const line = this.#line(config.irq);
    const verifier = decodeVerifyLevel(config.verifyLevel ?? MAXIMUM_VERIFICATION);

    const statics = new StaticAccesses(trace);
    let port: PortDriver | undefined;
    let entry: DriverEntryArguments = { driverObject: 0, registryPath: 0 };
    const portDriver = (): PortDriver => {
      if (port === undefined) throw new Error('the program ran before the port driver was there');
      return port;
    };
    const miniport = new Miniport(
      prepared,
      { processor, queue, trace, profile: PC_OF_1996, verifier },
      exportedRoutines(portDriver, () => entry),
      {
        watchedAccess: (address, size, write) => {
          const request = port?.requestAt(address);
          const device = port?.runningAdapter?.slot.source;
          if (request !== undefined)
            trace.record({ kind: 'srb-access', srb: request.id, offset: address - request.srb, write });
          else if (device !== undefined) statics.record(device, address, size, write);
        },
        entered: (extension) => port?.expose(extension),
      },
    );

    this.#miniport = miniport;
    const pool = new MemoryPool(miniport.program.memory, this.#stream('page-frames'));
    const adapters = [config, ...(config.otherAdapters ?? [])].map((adapter, index) => {
      const on = this.#line(adapter.irq);
      return buildAdapter(adapter, index, {
        line: on,
        ports: (name) => this.#ports(name, on, pool),
        stream: (name) => this.#stream(name),
      });
    });
    this.#units = adapters.map(({ units }) => units);
    const slots = adapters.map(({ slot }) => slot);
    port = new PortDriver(
      {
        queue,
        trace,
        processor,
        profile: PC_OF_1996,
        verifier,
        argumentString: config.argumentString,
        pool,
        systemDma: this.#systemDma,
        devices: new DeviceMap(slots.flatMap(({ ranges }) => ranges)),
        slots,
      },
      miniport,
    );

    const startPeripherals = buildPeripherals(config.peripherals ?? {}, {
      processor,
      trace,
      profile: PC_OF_1996,
      ports: (device, on) => this.#ports(device, on, pool),
    });
    const { neighbour } = config;
    const ethernet = neighbour && new Ethernet(this.#ports('ethernet', line, pool), neighbour);
    const connectNeighbour = (position: 'before' | 'after'): void => {
      if (ethernet !== undefined && neighbour?.position === position)
        this.#connect(line, ethernet, neighbour.serviceNs);
    };
    entry = {
      driverObject: pool.allocate(DRIVER_OBJECT_BYTES, 'driver-object', 'read-only'),
      registryPath: pool.allocate(REGISTRY_PATH_BYTES, 'registry-path', 'read-only'),
    };
    processor.post(() => {
      connectNeighbour('before');
      const status = miniport.run('DriverEntry', 'DriverEntry', [entry.driverObject, entry.registryPath]);
      if (portDriver().adapters.length > 1) statics.watch(miniport.program.memory);
      // NT_SUCCESS: a negative status, and the driver is unloaded again.
      if (status < 0) portDriver().removeAllAdapters();
      if (config.scansBuses) portDriver().scanBuses();
      connectNeighbour('after');
      ethernet?.start();
      startPeripherals();
      new ClassDriver(portDriver(), adapters, config.workload, this.#stream('class-driver')).start();
    });
    const finished = processor.run(config.limitNs) === 'quiescent';
    if (finished) processor.post(() => portDriver().stopAdapters());
    trace.close({ kind: 'end', reason: finished ? processor.run(config.limitNs) : 'budget' });
  }

  get units(): readonly (readonly StorageUnit[])[] {
    return this.#units;
  }

  /** Gives back what the run took. */
  end(): void {
    this.#miniport?.program.release();
  }

  /** The neighbour's driver is part of the machine: its service routine costs time and is never wrong. */
  #connect(line: InterruptLine, ethernet: Ethernet, serviceNs: number): void {
    line.connect({
      device: ethernet.name,
      service: () => {
        this.processor.spend(PC_OF_1996.registerRead);
        const claimed = ethernet.service();
        if (claimed) this.processor.spend(serviceNs);
        return claimed;
      },
    });
  }

  /** The line into one input of the PIC, made when its first device is built. */
  #line(irq: number): InterruptLine {
    const known = this.#lines.get(irq);
    if (known !== undefined) return known;
    const line = new InterruptLine(irq, this.trace);
    this.#lines.set(irq, line);
    this.processor.addLine(line);
    return line;
  }

  #stream(name: string): (low: number, high: number) => number {
    return randomStream(this.#seed, name);
  }

  #clock(): DevicePorts['clock'] {
    const { queue } = this;
    return { now: () => queue.now(), after: (delay, callback) => queue.after(delay, callback) };
  }

  #ports(device: string, line: InterruptLine, pool: MemoryPool): DevicePorts {
    const { trace } = this;
    return {
      clock: this.#clock(),
      line: {
        assert: () => line.assert(device),
        deassert: () => line.deassert(device),
        served: () => line.served(device),
      },
      dma: {
        read: (physical, length) => pool.dmaRead(physical, length),
        write: (physical, data) => pool.dmaWrite(physical, data),
      },
      systemDma: this.#systemDma,
      trace: (event, detail) => trace.record({ kind: 'device', device, event, detail }),
      random: this.#stream(device),
    };
  }
}

/** What is there when a run has ended. */
export interface FinishedRun {
  readonly trace: Trace;
  /** The units of each adapter, in the order of the configuration, with their media as the run left them. */
  readonly units: readonly (readonly StorageUnit[])[];
}

/**
 * One run of a program on one machine with one seed. The same three give the same trace in every engine.
 * @param seed selects latencies, data and addresses; any 32-bit integer
 */
export function runMachine(prepared: PreparedProgram, config: MachineConfig, seed: number): FinishedRun {
  const simulation = new Simulation(config, seed);
  const { trace } = simulation;
  try {
    simulation.run(prepared);
  } catch (error) {
    close(trace, error);
  } finally {
    simulation.end();
  }
  return { trace: { seed, events: trace.events }, units: simulation.units };
}

/** {@link runMachine} for those who judge by the trace alone. */
export function simulate(prepared: PreparedProgram, config: MachineConfig, seed: number): Trace {
  return runMachine(prepared, config, seed).trace;
}

function close(trace: TraceRecorder, error: unknown): void {
  if (error instanceof BugCheck) {
    const { code, parameters, reason, detail } = error;
    trace.close({ kind: 'bug-check', code, parameters, reason, detail });
    trace.close({ kind: 'end', reason: 'bug-check' });
  } else if (error instanceof Unsupported) {
    trace.close({ kind: 'unsupported', routine: error.routine, detail: error.detail });
    trace.close({ kind: 'end', reason: 'unsupported' });
  } else if (error instanceof TraceFull || error instanceof RunAbandoned) {
    trace.close({ kind: 'end', reason: 'budget' });
  } else {
    throw error;
  }
}
