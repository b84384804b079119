/** The machine of one scenario: what is built into it, what it is asked to do, how long it may run. */

import type { FaultRule } from '../devices/training-hba/faults.ts';
import type { InterruptVariant } from '../devices/training-hba/interrupt-causes.ts';
import type { FifoTrigger } from '../devices/uart/registers.ts';
import type { UartModel } from '../devices/uart/uart.ts';
import type { Choice } from './unit-addresses.ts';

/** Both ends included; a value is drawn uniformly from the run's seed. */
export type Interval = readonly [low: number, high: number];

/** Devices the engine can put on the HBA's interrupt line. */
export type NeighbourModel = 'ethernet';

/** The adapter of every scenario. */
export interface HbaConfig {
  readonly model: 'training-hba';
  /** Nanoseconds the HBA takes to fetch one request entry; of an interval, each fetch draws one. */
  readonly fetchNs: number | Interval;
  /** Rate of the data phase on the SCSI bus. */
  readonly bytesPerSecond: number;
  /** What INTEN can do; `maskable` unless given. */
  readonly interrupts?: InterruptVariant | undefined;
  /** Nanoseconds from latching CMPL until it drives the line; 0 unless given. */
  readonly coalesceNs?: number | undefined;
  /** Whether the trace names each disconnection and reselection; not unless given. */
  readonly busEvents?: boolean | undefined;
  /** SCSI buses of the HBA; one unless given. Two: neither `systemDma` nor `pio`. */
  readonly buses?: 1 | 2 | undefined;
  /** Channel of the system's DMA controller that moves the data; the HBA is a bus master unless given. */
  readonly systemDma?: { readonly channel: number } | undefined;
  /** The processor moves the data through a FIFO of 1 to 128 bytes; not with `systemDma`. */
  readonly pio?: { readonly fifoBytes: number } | undefined;
  /** What goes wrong; nothing unless given. */
  readonly faults?: readonly FaultRule[] | undefined;
}

/** An adapter for drivers that were not written for the TH-50. Its one target is a disk, 0.0. */
export interface VirtioBlkConfig {
  readonly model: 'virtio-blk';
  /** Nanoseconds the device takes to fetch one chain of descriptors. */
  readonly fetchNs: number;
  /** Rate at which a request's data move. */
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
  /** Packets its receive ring holds; absent: any number. */
  readonly receiveRing?: number;
}

/** Kinds of logical units the engine has. */
export type TargetType = 'disk' | 'cd-rom' | 'tape';

/** A terminal that sends to a serial port, one character right after the other. */
export interface SerialConfig {
  /** An input of the PIC that no other device is on; so with every device of the rest of the PC. */
  readonly irq: number;
  readonly uart: UartModel;
  /** Level of the 16550A's receive FIFO that interrupts. */
  readonly trigger: FifoTrigger;
  /** Bits a second; divides 115,200. */
  readonly baud: number;
  /** How many characters come in a run. */
  readonly characters: number;
}

/** A PS/2 mouse that a hand moves without rest. */
export interface MousePortConfig {
  readonly irq: number;
  /** 10 to 200. */
  readonly reportsPerSecond: number;
  /** How many reports fall due in a run. */
  readonly reports: number;
}

/** A printer on the parallel port. */
export interface PrinterPortConfig {
  readonly irq: number;
  /** How many bytes there are to print in a run. */
  readonly bytes: number;
  /** Nanoseconds the printer takes for a byte before it asks for the next. */
  readonly byteNs: number;
}

/** The system timer: an interrupt about every 10 ms, above every device. */
export interface SystemClockConfig {
  /** How many ticks there are in a run. */
  readonly ticks: number;
  /** Nanoseconds its service routine takes. */
  readonly serviceNs: number;
}

/** The rest of the PC, each device on a line of its own. What is absent is not built in. */
export interface PeripheralsConfig {
  readonly serial?: SerialConfig;
  readonly mouse?: MousePortConfig;
  readonly printer?: PrinterPortConfig;
  readonly clock?: SystemClockConfig;
}

/** A logical unit on the SCSI bus. What is left out is the engine's default: no unit fails unless it is told to. */
export interface TargetConfig {
  readonly type?: TargetType | undefined;
  /** Which of the HBA's buses it is on; 0 unless given. */
  readonly bus?: 0 | 1 | undefined;
  readonly target: Choice;
  readonly lun: Choice;
  /** Capacity in blocks: 512 bytes each, a CD-ROM's 2048. */
  readonly blocks: number;
  /** Nanoseconds from the command to the beginning of the data phase. */
  readonly latencyNs: Interval;
  readonly unitAttention?: boolean | undefined;
  /** Shares of the commands, 0 to 100 together. */
  readonly busyPercent?: number | undefined;
  readonly queueFullPercent?: number | undefined;
  /** Disks only: addresses of blocks. */
  readonly badBlocks?: readonly number[] | undefined;
  /** CD-ROMs only. */
  readonly medium?: boolean | undefined;
  /** Tapes only: blocks between two filemarks. */
  readonly filemarkEvery?: number | undefined;
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
  /** How often a request that failed for a passing reason is sent again; 0 unless given. */
  readonly retries?: number | undefined;
  /** Share of requests, 0 to 100, that are sent without a queue tag; 0 unless given. */
  readonly disableDisconnectPercent?: number | undefined;
}

/** An HBA, its interrupt line and what hangs on it. */
export interface AdapterConfig {
  /** An input of the PIC, 0 to 15. */
  readonly irq: number;
  readonly hba: HbaConfig | VirtioBlkConfig;
  readonly targets: readonly TargetConfig[];
}

export interface MachineConfig extends AdapterConfig {
  /** More adapters for the same miniport, in the order in which the PCI bus is searched. */
  readonly otherAdapters?: readonly AdapterConfig[];
  /** On the line of the first adapter. Absent: the HBA has the line to itself. */
  readonly neighbour?: NeighbourConfig;
  /** Driver Verifier's SCSI Verification: its registry value VerifyLevel, 32 bits. Absent: maximum verification. */
  readonly verifyLevel?: number | undefined;
  /** The registry's DriverParameter, which HwScsiFindAdapter gets as ArgumentString. ASCII; absent: empty. */
  readonly argumentString?: string | undefined;
  /** Whether the port driver asks every target what it is before the first request; not unless given. */
  readonly scansBuses?: boolean | undefined;
  /** Absent: nothing but the HBA and its neighbour interrupts. */
  readonly peripherals?: PeripheralsConfig;
  readonly workload: WorkloadConfig;
  /** Virtual nanoseconds after which a run ends with `budget`. */
  readonly limitNs: number;
}
