/**
 * The typed events of a run. Everything a reader (timeline, verifier, checks, exporters) knows stands here;
 * nothing is derived from the engine's state afterwards.
 */

import type { SourceLocation } from '../program/program.ts';

/** The entry points of a miniport, by their documented placeholder names. */
export type MiniportRoutine =
  | 'DriverEntry'
  | 'HwScsiFindAdapter'
  | 'HwScsiInitialize'
  | 'HwScsiStartIo'
  | 'HwScsiInterrupt'
  | 'HwScsiResetBus'
  | 'HwScsiTimer'
  | 'HwScsiDmaStarted'
  | 'HwScsiAdapterControl'
  | 'HwScsiEnableInterruptsCallback'
  | 'HwScsiDisableInterruptsCallback';

/** A SCSI request block; numbers count from 1 in the order in which requests reach the port driver. */
export type SrbId = number;

export type EventBody =
  /** A device drives, or stops driving, interrupt line `irq`. The line is up while any source asserts it. */
  | { readonly kind: 'line-assert' | 'line-deassert'; readonly irq: number; readonly source: string }
  /** One service routine of the line's chain is called; `device` is the source it serves. */
  | { readonly kind: 'isr-enter'; readonly irq: number; readonly device: string }
  | { readonly kind: 'isr-exit'; readonly irq: number; readonly device: string; readonly claimed: boolean }
  | { readonly kind: 'irql'; readonly from: number; readonly to: number }
  | { readonly kind: 'dpc-queue' | 'dpc-enter' | 'dpc-exit'; readonly dpc: string }
  /** The port driver calls the miniport; `name` is the routine's C name. */
  | {
      readonly kind: 'routine-enter';
      readonly routine: MiniportRoutine;
      readonly name: string;
      readonly srb?: SrbId;
    }
  | {
      readonly kind: 'routine-exit';
      readonly routine: MiniportRoutine;
      readonly name: string;
      readonly result: number;
    }
  /** What HW_INITIALIZATION_DATA named for each entry point; an empty string stands for NULL. */
  | {
      readonly kind: 'miniport-registered';
      readonly routines: Readonly<Partial<Record<MiniportRoutine, string>>>;
    }
  | {
      readonly kind: 'register-read' | 'register-write';
      readonly device: string;
      /** Empty when no register begins at `offset`. */
      readonly register: string;
      readonly offset: number;
      /** Bytes: 1, 2 or 4. */
      readonly width: number;
      readonly value: number;
    }
  /** A buffer routine begins to move `count` values of `width` bytes through a window onto a FIFO. */
  | {
      readonly kind: 'buffer-read' | 'buffer-write';
      readonly device: string;
      readonly register: string;
      readonly offset: number;
      /** Bytes: 1, 2 or 4. */
      readonly width: number;
      readonly count: number;
    }
  /** ScsiPortNotification or ScsiPortCompleteRequest as the miniport called it. */
  | {
      readonly kind: 'notification';
      readonly notification: string;
      readonly srb?: SrbId;
      readonly status?: number;
      /** NextLuRequest: the logical unit that takes another request. */
      readonly unit?: { readonly path: number; readonly target: number; readonly lun: number };
      /** RequestTimerCall: the time asked for; 0 cancels. */
      readonly microseconds?: number;
      /** BusChangeDetected: the bus. */
      readonly path?: number;
    }
  /** The port driver has asked a logical unit what it is; `deviceType` of its INQUIRY data, -1 when there is none. */
  | {
      readonly kind: 'unit-found';
      readonly path: number;
      readonly target: number;
      readonly lun: number;
      readonly deviceType: number;
    }
  | {
      readonly kind: 'srb-queue';
      readonly srb: SrbId;
      readonly path: number;
      readonly target: number;
      readonly lun: number;
      /** First byte of the CDB. */
      readonly operation: number;
      readonly length: number;
      /** SRB_FLAGS_DISABLE_DISCONNECT: it gets no queue tag, and no other request runs beside it. */
      readonly disableDisconnect?: true;
    }
  /**
   * The class driver has the request back. `dataIntact` compares the data with what the medium holds; `changed` is a
   * member of the SRB that the miniport should not have written.
   */
  | {
      readonly kind: 'srb-return';
      readonly srb: SrbId;
      readonly srbStatus: number;
      readonly scsiStatus: number;
      readonly length: number;
      readonly dataIntact: boolean;
      readonly changed?: string;
    }
  | { readonly kind: 'srb-timeout'; readonly srb: SrbId }
  /** The learner's code touched an SRB; `offset` is the byte within SCSI_REQUEST_BLOCK. */
  | { readonly kind: 'srb-access'; readonly srb: SrbId; readonly offset: number; readonly write: boolean }
  /**
   * A routine that works for the adapter `device` uses a static variable of the miniport, for the first time in this
   * way. Only in machines with several adapters, and not in DriverEntry.
   */
  | {
      readonly kind: 'static-access';
      readonly device: string;
      readonly address: number;
      readonly size: number;
      readonly write: boolean;
    }
  /** Something inside a device: `event` is a term of its data sheet (`completion-posted`, `packet-received`). */
  | {
      readonly kind: 'device';
      readonly device: string;
      readonly event: string;
      readonly detail: Readonly<Record<string, number | string>>;
    }
  /**
   * ScsiPortIoMapTransfer as the miniport called it: the system's DMA controller is to be set up for `length` bytes
   * from byte `offset` of the request's buffer on. HwScsiDmaStarted follows with the same `srb`.
   */
  | { readonly kind: 'dma-map'; readonly srb: SrbId; readonly offset: number; readonly length: number }
  /** ScsiPortFlushDma: `bytes` have come into the request's buffer; `started`: HwScsiDmaStarted had been called. */
  | { readonly kind: 'dma-flush'; readonly srb: SrbId; readonly bytes: number; readonly started: boolean }
  | { readonly kind: 'stall'; readonly microseconds: number }
  | {
      readonly kind: 'log-error';
      readonly srb?: SrbId;
      readonly path: number;
      readonly target: number;
      readonly lun: number;
      readonly code: number;
      readonly uniqueId: number;
    }
  | { readonly kind: 'debug'; readonly level: number; readonly text: string }
  | {
      readonly kind: 'bug-check';
      readonly code: number;
      readonly parameters: readonly [number, number, number, number];
      /** Names the finding (`null-page`, `completed-twice`, …): a key of the finding texts. */
      readonly reason: string;
      readonly detail: Readonly<Record<string, number | string>>;
    }
  /** The learner used what the simulator does not simulate: no fault of the learner's. */
  | { readonly kind: 'unsupported'; readonly routine: string; readonly detail: string }
  | { readonly kind: 'end'; readonly reason: EndReason };

/** Why a run ended. `budget`: virtual time ran out with work outstanding. */
export type EndReason = 'quiescent' | 'bug-check' | 'unsupported' | 'budget';

export type EventKind = EventBody['kind'];

export interface EventStamp {
  /** Position in the trace, from 0. */
  readonly seq: number;
  /** Virtual nanoseconds since power-on. */
  readonly time: number;
  /** IRQL of the simulated processor. */
  readonly irql: number;
  /** The learner's source line that caused it; absent when hardware or the port driver did. */
  readonly at?: SourceLocation;
}

export type TraceEvent = EventStamp & EventBody;

/** The bodies, of those that `K` may name, narrowed to `K`: one body can stand for several kinds. */
type BodyOf<K extends EventKind, B extends EventBody = EventBody> = B extends EventBody
  ? Extract<B['kind'], K> extends never
    ? never
    : B & { readonly kind: Extract<B['kind'], K> }
  : never;

/** Events of one kind, with that kind's fields. */
export type EventOf<K extends EventKind> = EventStamp & BodyOf<K>;

/** One finished run. */
export interface Trace {
  readonly seed: number;
  readonly events: readonly TraceEvent[];
}
