import { type AdapterConfiguration, UNDECIDED } from './adapter-configuration.ts';
import { emptyInterruptData, type InterruptData } from './interrupt-data.ts';
import type { LogicalUnit } from './logical-unit.ts';
import type { AdapterSlot } from './port-machine.ts';
import type { Request } from './request.ts';

/** The miniport's entry points as function pointers; 0 stands for NULL. */
export interface EntryPoints {
  readonly initialize: number;
  readonly startIo: number;
  readonly interrupt: number;
  readonly findAdapter: number;
  readonly resetBus: number;
  readonly adapterControl: number;
  readonly dmaStarted: number;
}

/** Bytes of the port driver's own data of an adapter, ADAPTER_EXTENSION, which lies before HW_DEVICE_EXTENSION. */
export const ADAPTER_EXTENSION_SIZE = 64;

/** One adapter that the miniport has claimed. */
export interface Adapter {
  readonly slot: AdapterSlot;
  /** Address of ADAPTER_EXTENSION, which the miniport may read, as on a real system, and may not write. */
  readonly adapterExtension: number;
  /** Address and bytes of HW_DEVICE_EXTENSION. */
  readonly extension: number;
  readonly extensionSize: number;
  readonly entryPoints: EntryPoints;
  configuration: AdapterConfiguration;
  readonly units: Map<string, LogicalUnit>;
  /** Requests that the miniport has been given and has not completed. */
  readonly outstanding: Map<number, Request>;
  /** Addresses of SRBs that the miniport has completed, until they are handed out anew. */
  readonly finished: Set<number>;
  /** Requests that wait for the adapter, their logical units having let them through. */
  readonly queue: Request[];
  /** Set from HwScsiStartIo until NextRequest is processed. */
  busy: boolean;
  /** What HwScsiStartIo was last called with. */
  started: Request | undefined;
  /** A started request with SRB_FLAGS_DISABLE_DISCONNECT: NextRequest waits for its completion. */
  exclusive: Request | undefined;
  /** NextRequest came while {@link exclusive} was not finished. */
  nextRequestWaits: boolean;
  /** One-second ticks until a miniport that does not say NextRequest gets its bus reset; 0: not counting. */
  ticks: number;
  /** One-second ticks for which requests are still held after ResetDetected; 0: not holding. */
  holdTicks: number;
  /** HwScsiStartIo answered FALSE: the request at the queue's head is offered again at the next tick. */
  refused: boolean;
  /** From CallEnableInterrupts until its callback, and what that asked for, is done: HwScsiInterrupt is not called. */
  interruptBarred: boolean;
  /** SRBs that the port driver has built itself. */
  ownRequests: number;
  interruptData: InterruptData;
}

/** An adapter as HwScsiFindAdapter meets it. */
export function newAdapter(
  slot: AdapterSlot,
  adapterExtension: number,
  extensionSize: number,
  entryPoints: EntryPoints,
): Adapter {
  return {
    slot,
    adapterExtension,
    extension: adapterExtension + ADAPTER_EXTENSION_SIZE,
    extensionSize,
    entryPoints,
    configuration: UNDECIDED,
    units: new Map(),
    outstanding: new Map(),
    finished: new Set(),
    queue: [],
    busy: false,
    started: undefined,
    exclusive: undefined,
    nextRequestWaits: false,
    ticks: 0,
    holdTicks: 0,
    refused: false,
    interruptBarred: false,
    ownRequests: 0,
    interruptData: emptyInterruptData(),
  };
}
