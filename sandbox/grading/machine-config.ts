/** The machine of one scenario: what is built into it, what it is asked to do, how long it may run. */

/** Both ends included; a value is drawn uniformly from the run's seed. */
export type Interval = readonly [low: number, high: number];

/** Host bus adapters the engine has a model of. */
export type HbaModel = 'training-hba';

/** Devices the engine can put on the HBA's interrupt line. */
export type NeighbourModel = 'ethernet';

export interface HbaConfig {
  readonly model: HbaModel;
  /** Nanoseconds the HBA takes to fetch one request entry. */
  readonly fetchNs: number;
  /** Rate of the data phase on the SCSI bus. */
  readonly bytesPerSecond: number;
}

/** A second device that shares the HBA's interrupt line and is served by a routine of the engine. */
export interface NeighbourConfig {
  readonly model: NeighbourModel;
  /** Whether its service routine is called before or after the HBA's. */
  readonly position: 'before' | 'after';
  /** How many packets arrive in a run. */
  readonly packets: number;
  /** Nanoseconds from one packet to the next. */
  readonly gapNs: Interval;
  /** Nanoseconds its service routine takes once it runs for its own device. */
  readonly serviceNs: number;
}

/** A logical unit on the SCSI bus, a disk with blocks of 512 bytes. */
export interface TargetConfig {
  readonly target: number;
  readonly lun: number;
  readonly blocks: number;
  /** Nanoseconds from the command to the beginning of the data phase. */
  readonly latencyNs: Interval;
}

/** What the class driver asks for. */
export interface WorkloadConfig {
  readonly requests: number;
  /** Blocks of one request. */
  readonly transferBlocks: Interval;
  /** Share of writes, 0 to 100; the others are reads. */
  readonly writePercent: number;
  /** Nanoseconds from one request to the next. */
  readonly gapNs: Interval;
}

export interface MachineConfig {
  /** Interrupt line of the HBA and its neighbour: an input of the PIC, 0 to 15. */
  readonly irq: number;
  readonly hba: HbaConfig;
  /** Absent: the HBA has the line to itself. */
  readonly neighbour?: NeighbourConfig;
  readonly targets: readonly TargetConfig[];
  readonly workload: WorkloadConfig;
  /** Virtual nanoseconds after which a run ends with `budget`. */
  readonly limitNs: number;
}
