import type { EventOf, SrbId } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { completedSrb } from './hba-reports.ts';

/**
 * A timer that watches over requests ends with the last of them: HwScsiTimer is not called when no request is open,
 * unless it had been cancelled and was on its way already.
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
      if (event.kind !== 'routine-enter' || event.routine !== 'HwScsiTimer') continue;
      if (open.size > 0 || call === undefined || call.microseconds === 0) continue;
      return {
        seq: event.seq,
        message: message('check.timer-cancelled.fault', { routine: event.name }),
        expected: message('check.timer-cancelled.expected'),
        actual: message('check.timer-cancelled.actual'),
        earlierSeq: call.seq,
      };
    }
    return undefined;
  },
});
