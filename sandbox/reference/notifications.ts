/** What a miniport tells the port driver through ScsiPortNotification. */

import { NOTIFICATION_TYPES, type NotificationType } from '../scsiport/constants.ts';
import type { CallFact } from './fact.ts';
import { callbackPage, PAGES, routinePage } from './sources.ts';
import { BUG_CHECK_SOURCES } from './stops.ts';

type Notification = Pick<CallFact, 'from' | 'checks' | 'stops' | 'surplus'> &
  Partial<Pick<CallFact, 'sources'>>;

const UCHAR = (name: string) => ({ type: 'UCHAR', name });
const verifier = BUG_CHECK_SOURCES.SCSI_VERIFIER_DETECTED_VIOLATION;

/** The arguments after the extension: Microsoft Docs, ScsiPortNotification. */
const FACTS: Readonly<Record<NotificationType, Notification>> = {
  RequestComplete: {
    surplus: [{ type: 'PSCSI_REQUEST_BLOCK', name: 'Srb' }],
    checks: ['requests-complete', 'requests-return', 'notified-twice', 'status-reported'],
    stops: [
      'completed-twice',
      'pending-status',
      'invalid-status',
      'bad-srb',
      'foreign-srb',
      'completed-srb',
      'completed-srb-extension',
      'dma-not-flushed',
    ],
    sources: [verifier],
  },
  NextRequest: {
    checks: [
      'requests-complete',
      'notified-twice',
      'next-request-in-time',
      'requests-overlap',
      'reset-asks-again',
    ],
    stops: [],
  },
  NextLuRequest: {
    surplus: [UCHAR('PathId'), UCHAR('TargetId'), UCHAR('Lun')],
    checks: ['unit-kept-busy'],
    stops: ['next-lu-untagged'],
    sources: [verifier],
  },
  ResetDetected: {
    checks: ['reset-reported', 'reset-completes-outstanding', 'reset-asks-again', 'requests-survive-reset'],
    stops: ['reset-hold-ended'],
    sources: [verifier],
  },
  CallDisableInterrupts: {
    surplus: [{ type: 'PHW_INTERRUPT', name: 'HwScsiDisableInterruptsCallback' }],
    from: ['HwScsiEnableInterruptsCallback'],
    checks: ['reenabled-in-callback'],
    stops: ['null-call'],
    sources: [PAGES.disableInterrupts],
  },
  CallEnableInterrupts: {
    surplus: [{ type: 'PHW_INTERRUPT', name: 'HwScsiEnableInterruptsCallback' }],
    from: ['HwScsiInterrupt'],
    checks: ['deferred-in-order'],
    stops: ['interrupt-storm', 'null-call'],
    sources: [PAGES.interrupt, PAGES.enableInterrupts],
  },
  RequestTimerCall: {
    surplus: [
      { type: 'PHW_TIMER', name: 'HwScsiTimer' },
      { type: 'ULONG', name: 'MiniportTimerValue' },
    ],
    checks: ['timer-cancelled', 'completion-latency', 'taken-when-told'],
    stops: ['null-call'],
    sources: [callbackPage('PHW_TIMER')],
  },
  BusChangeDetected: { surplus: [UCHAR('PathId')], checks: [], stops: [] },
  WMIEvent: { checks: [], stops: [] },
  WMIReregister: { checks: [], stops: [] },
};

export const NOTIFICATIONS: readonly CallFact[] = NOTIFICATION_TYPES.map((name) => {
  const { sources = [], ...fact } = FACTS[name];
  return {
    name,
    page: 'notification',
    cost: 'portRoutine',
    ...fact,
    sources: [routinePage('ScsiPortNotification'), ...sources],
  };
});
