import type { DeviceMap, DeviceRange } from '../machine/device-map.ts';
import type { InterruptLine } from '../machine/interrupt-line.ts';
import type { MemoryPool } from '../machine/memory-pool.ts';
import type { Processor } from '../machine/processor.ts';
import type { MachineProfile } from '../machine/profile.ts';
import type { EventQueue } from '../time/event-queue.ts';
import type { TraceRecorder } from '../trace/recorder.ts';

/** The adapter's place on the PCI bus. */
export interface PciSlot {
  /** Four hexadecimal digits each. */
  readonly vendor: string;
  readonly device: string;
  readonly slot: number;
  /** The source name that the device asserts its interrupt line with. */
  readonly source: string;
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
  readonly devices: DeviceMap;
  readonly line: InterruptLine;
  readonly slot: PciSlot;
}
