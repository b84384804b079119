import type { DeviceMap, DeviceRange } from '../machine/device-map.ts';
import type { InterruptLine } from '../machine/interrupt-line.ts';
import type { MemoryPool } from '../machine/memory-pool.ts';
import type { PciConfiguration } from '../machine/pci-configuration.ts';
import type { Processor } from '../machine/processor.ts';
import type { MachineProfile } from '../machine/profile.ts';
import type { SystemDma } from '../machine/system-dma.ts';
import type { EventQueue } from '../time/event-queue.ts';
import type { TraceRecorder } from '../trace/recorder.ts';
import type { VerifierOptions } from './verify-level.ts';

/** An adapter's place on the PCI bus. */
export interface AdapterSlot {
  readonly configuration: PciConfiguration;
  /** Device number on bus 0. */
  readonly slot: number;
  /** The source name that the device asserts its interrupt line with. */
  readonly source: string;
  readonly line: InterruptLine;
  /** In the order of its base address registers. */
  readonly ranges: readonly DeviceRange[];
}

/** The parts of the machine that the port driver works with. */
export interface PortMachine {
  readonly queue: EventQueue;
  readonly trace: TraceRecorder;
  readonly processor: Processor;
  readonly profile: MachineProfile;
  readonly pool: MemoryPool;
  /** The tests of Driver Verifier's SCSI Verification that can be switched off. */
  readonly verifier: VerifierOptions;
  /** What HwScsiFindAdapter gets as ArgumentString: the registry's DriverParameter; empty unless given. */
  readonly argumentString?: string | undefined;
  readonly devices: DeviceMap;
  readonly systemDma: SystemDma;
  /** In the order in which the bus is searched. */
  readonly slots: readonly AdapterSlot[];
}
