import type { EventOf, SrbId } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { completedSrb } from './hba-reports.ts';

/**
 * A timer that watches over requests ends with the last of them: HwScsiTimer is not called when no request is open,
 * unless it had been cancelled and was on its way already, and none is left running when all is done.
 */
export const timerCancelled = defineCheck({
  id: 'timer-cancelled',
  source: 'scsi-port-notification',
  parameters: {},
  judge({ events }) {
    const open = new Set<SrbId>();
    let call: EventOf<'notification'> | undefined;
    for (const event of events) {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo' && event.srb !== undefined)
        open.add(event.srb);
      const done = event.kind === 'srb-return' ? event.srb : completedSrb(event);
      if (done !== undefined) open.delete(done);
      if (event.kind === 'notification' && event.notification === 'RequestTimerCall') call = event;
      const expires = event.kind === 'routine-enter' && event.routine === 'HwScsiTimer';
      if (open.size === 0 && call !== undefined && call.microseconds !== 0) {
        if (expires) return expired(event, call);
        if (event.kind === 'end' && event.reason === 'quiescent') return leftOver(event, call);
      }
      if (expires) call = undefined;
    }
    return undefined;
  },
});

function expired({ seq, name }: EventOf<'routine-enter'>, call: EventOf<'notification'>): Fault {
  return {
    seq,
    message: message('check.timer-cancelled.fault', { routine: name }),
    expected: message('check.timer-cancelled.expected'),
    actual: message('check.timer-cancelled.actual'),
    earlierSeq: call.seq,
  };
}

function leftOver(
  { seq }: EventOf<'end'>,
  { seq: earlierSeq, microseconds = 0 }: EventOf<'notification'>,
): Fault {
  return {
    seq,
    message: message('check.timer-cancelled.fault-left'),
    expected: message('check.timer-cancelled.expected'),
    actual: message('check.timer-cancelled.actual-left', { asked: microseconds * 1000 }),
    earlierSeq,
  };
}
