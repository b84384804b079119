import type { Target } from '../../scsi/target.ts';
import type { FaultRule } from './faults.ts';
import type { InterruptConfig } from './interrupt-causes.ts';

export interface TrainingHbaConfig extends InterruptConfig {
  /** Tells several of them apart in a trace; the table's name unless given. */
  readonly name?: string;
  /** Nanoseconds to fetch one request entry; of a pair, each fetch draws one: shortest, longest. */
  readonly fetchNs: number | readonly [number, number];
  /** Rate of the data phases on the SCSI bus. */
  readonly bytesPerSecond: number;
  readonly targets: readonly Target[];
  /** The variant with two buses, and the targets on bus 1; a bus master with one bus unless given. */
  readonly secondBus?: readonly Target[] | undefined;
  /** Whether the trace names each disconnection and reselection; not unless given. */
  readonly busEvents?: boolean | undefined;
  /** The variant whose data the system's DMA controller moves, and its channel; a bus master unless given. */
  readonly systemDma?: { readonly channel: number } | undefined;
  /** The variant whose data the processor moves through a FIFO, 1 to 128 bytes long; not with `systemDma`. */
  readonly pio?: { readonly fifoBytes: number } | undefined;
  /** What goes wrong, and the stream of numbers that says when; nothing unless given. */
  readonly faults?: {
    readonly rules: readonly FaultRule[];
    random(low: number, high: number): number;
  };
}
