import * as z from 'zod';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { type Clearing, CompletionWork, RequestWork } from './cause-work.ts';
import { defineCheck, type Fault } from './check.ts';
import { HBA, isStatusWrite } from './hba.ts';

/**
 * No cause is acknowledged whose work is left undone. A completion counts as lost when the routine that should
 * have taken it has returned, the HBA will not ask again, and the driver has nothing scheduled that would look;
 * an accepted request, when the port driver waits in vain for NextRequest. The fault is at the acknowledge.
 */
export const noCauseLost = defineCheck({
  id: 'no-cause-lost',
  source: 'data-sheet',
  parameters: {
    cause: z
      .literal('CMPL')
      .optional()
      .describe(
        'CMPL: completions alone are followed, for files that have nothing to do with REQA; both causes by default.',
      ),
  },
  judge({ events }, { cause }) {
    const completions = new CompletionWork();
    const requests = new RequestWork();
    const lost: Clearing[] = [];
    let acknowledge = 0;
    for (const event of events) {
      if (isStatusWrite(event)) acknowledge = event.seq;
      completions.follow(event, acknowledge);
      requests.follow(event, acknowledge);
      if (returns(event)) lost.push(...completions.lost());
      if (event.kind === 'end' && event.reason !== 'quiescent' && event.reason !== 'budget') break;
      if (cause === undefined && givesUp(event)) lost.push(...requests.lost());
      if (lost.length > 0 && !requests.unanswered) break;
    }
    const first = lost.reduce<Clearing | undefined>(
      (earliest, clearing) =>
        earliest && earliest.acknowledge <= clearing.acknowledge ? earliest : clearing,
      undefined,
    );
    return first && fault(first);
  },
});

/** A moment at which the driver has done all that an interrupt made it do. A refused interrupt is `claims-own`'s. */
function returns(event: TraceEvent): boolean {
  if (event.kind === 'isr-exit') return event.device === HBA && event.claimed;
  if (event.kind !== 'routine-exit') return false;
  return event.routine !== 'HwScsiInterrupt' && event.routine !== 'HwScsiStartIo';
}

/** A moment at which nobody will say NextRequest any more. */
function givesUp(event: TraceEvent): boolean {
  if (event.kind === 'routine-enter') return event.routine === 'HwScsiResetBus';
  return event.kind === 'end' || event.kind === 'srb-timeout';
}

function fault({ cause, acknowledge, latched }: Clearing): Fault {
  return {
    seq: acknowledge,
    message: message('check.no-cause-lost.fault', { cause }),
    expected: message('check.no-cause-lost.expected'),
    actual: message(`check.no-cause-lost.actual-${cause === 'CMPL' ? 'completion' : 'request'}`, { cause }),
    earlierSeq: latched,
  };
}
