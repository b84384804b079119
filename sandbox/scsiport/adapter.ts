import type { LogicalUnit } from './logical-unit.ts';
import type { Request } from './request.ts';

/** The miniport's entry points as function pointers; 0 stands for NULL. */
export interface EntryPoints {
  readonly initialize: number;
  readonly startIo: number;
  readonly interrupt: number;
  readonly findAdapter: number;
  readonly resetBus: number;
}

/**
 * What ScsiPortNotification records while the miniport runs; nothing is acted on before the completion DPC
 * takes it, as in ReactOS's scsiport.
 */
export interface InterruptData {
  completed: Request[];
  nextRequest: boolean;
}

/** One adapter that the miniport has claimed. */
export interface Adapter {
  /** Address of HW_DEVICE_EXTENSION. */
  readonly extension: number;
  readonly entryPoints: EntryPoints;
  /** Bytes of each SRB extension, and of each logical unit's extension; 0 for none. */
  srbExtensionSize: number;
  unitExtensionSize: number;
  maximumTransferLength: number;
  readonly units: Map<string, LogicalUnit>;
  /** Requests that the miniport has been given and has not completed. */
  readonly outstanding: Map<number, Request>;
  /** Addresses of SRBs that the miniport has completed, until they are handed out anew. */
  readonly finished: Set<number>;
  /** Requests that wait for the adapter, their logical units being free. */
  readonly queue: Request[];
  /** Set from HwScsiStartIo until NextRequest is processed. */
  busy: boolean;
  /** What HwScsiStartIo was last called with. */
  started: Request | undefined;
  /** One-second ticks until a miniport that does not say NextRequest gets its bus reset; 0: not counting. */
  ticks: number;
  /** HwScsiStartIo answered FALSE: the request at the queue's head is offered again at the next tick. */
  refused: boolean;
  interruptData: InterruptData;
}

/** An adapter as HwScsiFindAdapter meets it: what that routine decides is still 0. */
export function newAdapter(extension: number, entryPoints: EntryPoints): Adapter {
  return {
    extension,
    entryPoints,
    srbExtensionSize: 0,
    unitExtensionSize: 0,
    maximumTransferLength: 0,
    units: new Map(),
    outstanding: new Map(),
    finished: new Set(),
    queue: [],
    busy: false,
    started: undefined,
    ticks: 0,
    refused: false,
    interruptData: emptyInterruptData(),
  };
}

export function emptyInterruptData(): InterruptData {
  return { completed: [], nextRequest: false };
}
