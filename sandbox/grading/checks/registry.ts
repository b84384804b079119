/** Every check a scenario can name. */

import { adaptersServedInTime } from './adapters-served-in-time.ts';
import type { Check } from './check.ts';
import { claimsOwn } from './claims-own.ts';
import { completionLatency } from './completion-latency.ts';
import { deferredInOrder } from './deferred-in-order.ts';
import { errorsLogged } from './errors-logged.ts';
import { interruptRegistered } from './interrupt-registered.ts';
import { isrPrintsNothing } from './isr-prints-nothing.ts';
import { isrTime } from './isr-time.ts';
import { lineReleased } from './line-released.ts';
import { neighbourLatency } from './neighbour-latency.ts';
import { nextRequestInTime } from './next-request-in-time.ts';
import { noBugCheck } from './no-bug-check.ts';
import { noCauseLost } from './no-cause-lost.ts';
import { noInterruptRoutine } from './no-interrupt-routine.ts';
import { noSharedStatics } from './no-shared-statics.ts';
import { noStorm } from './no-storm.ts';
import { notPolled } from './not-polled.ts';
import { notifiedTwice } from './notified-twice.ts';
import { pollingCost } from './polling-cost.ts';
import { reenabledInCallback } from './reenabled-in-callback.ts';
import { refusesForeign } from './refuses-foreign.ts';
import { refusesQuickly } from './refuses-quickly.ts';
import { requestsComplete } from './requests-complete.ts';
import { requestsOverlap } from './requests-overlap.ts';
import { requestsReturn } from './requests-return.ts';
import { requestsSurviveReset } from './requests-survive-reset.ts';
import { resetAsksAgain } from './reset-asks-again.ts';
import { resetCompletesOutstanding } from './reset-completes-outstanding.ts';
import { resetNotRepeated } from './reset-not-repeated.ts';
import { resetReported } from './reset-reported.ts';
import { routineTime } from './routine-time.ts';
import { serialKept } from './serial-kept.ts';
import { servedByInterrupt } from './served-by-interrupt.ts';
import { srbUntouchedWhenForeign } from './srb-untouched-when-foreign.ts';
import { stallLimit } from './stall-limit.ts';
import { stallTime } from './stall-time.ts';
import { statusFirst } from './status-first.ts';
import { statusReported } from './status-reported.ts';
import { takenWhenTold } from './taken-when-told.ts';
import { throughput } from './throughput.ts';
import { timerCancelled } from './timer-cancelled.ts';
import { transferCapped } from './transfer-capped.ts';
import { transferFlushed } from './transfer-flushed.ts';
import { transferMapped } from './transfer-mapped.ts';
import { transferStarted } from './transfer-started.ts';
import { unitKeptBusy } from './unit-kept-busy.ts';

export const CHECKS: ReadonlyMap<string, Check> = new Map(
  [
    interruptRegistered,
    noInterruptRoutine,
    servedByInterrupt,
    notPolled,
    statusFirst,
    claimsOwn,
    refusesForeign,
    refusesQuickly,
    neighbourLatency,
    adaptersServedInTime,
    noSharedStatics,
    srbUntouchedWhenForeign,
    lineReleased,
    noCauseLost,
    nextRequestInTime,
    requestsOverlap,
    notifiedTwice,
    statusReported,
    errorsLogged,
    unitKeptBusy,
    resetReported,
    resetCompletesOutstanding,
    resetAsksAgain,
    resetNotRepeated,
    throughput,
    transferCapped,
    completionLatency,
    takenWhenTold,
    pollingCost,
    routineTime,
    timerCancelled,
    isrTime,
    stallTime,
    stallLimit,
    isrPrintsNothing,
    serialKept,
    deferredInOrder,
    reenabledInCallback,
    transferMapped,
    transferStarted,
    transferFlushed,
    noStorm,
    noBugCheck,
    requestsComplete,
    requestsReturn,
    requestsSurviveReset,
  ].map((check) => [check.id, check]),
);
