import type { LogicalUnit } from './logical-unit.ts';
import type { Request } from './request.ts';

/** RequestTimerCall as the miniport last made it. */
export interface TimerCall {
  /** HwScsiTimer's function pointer. */
  readonly routine: number;
  /** 0 cancels. */
  readonly microseconds: number;
}

/**
 * What ScsiPortNotification records while the miniport runs; nothing is acted on before the completion DPC
 * takes it, as in ReactOS's scsiport.
 */
export interface InterruptData {
  completed: Request[];
  nextRequest: boolean;
  /** Units that NextLuRequest named, in that order. */
  readyUnits: LogicalUnit[];
  resetDetected: boolean;
  timerCall: TimerCall | undefined;
  /** Function pointers of HwScsiEnableInterruptsCallback and HwScsiDisableInterruptsCallback. */
  enableCallback: number | undefined;
  disableCallback: number | undefined;
  /** ScsiPortIoMapTransfer was called, or the channel that it waits for may be free. */
  mapTransfer: boolean;
  /** Buses whose devices may have changed. */
  changedPaths: number[];
}

export function emptyInterruptData(): InterruptData {
  return {
    completed: [],
    nextRequest: false,
    readyUnits: [],
    resetDetected: false,
    timerCall: undefined,
    enableCallback: undefined,
    disableCallback: undefined,
    mapTransfer: false,
    changedPaths: [],
  };
}

/** Whether there is anything for the completion DPC to do. */
export function isRecorded(data: InterruptData): boolean {
  return (
    data.completed.length > 0 ||
    data.nextRequest ||
    data.readyUnits.length > 0 ||
    data.resetDetected ||
    data.timerCall !== undefined ||
    data.enableCallback !== undefined ||
    data.disableCallback !== undefined ||
    data.mapTransfer ||
    data.changedPaths.length > 0
  );
}
