import type { SrbId } from '../../trace/event.ts';
import { message } from '../message.ts';
import { CompletionWork } from './cause-work.ts';
import { defineCheck, type Fault } from './check.ts';
import { completedSrb, HbaReports } from './hba-reports.ts';

/**
 * For drivers that take another request when one is done: the routine that takes a completion from the ring completes
 * its request, and whoever completes one tells the port driver, if that is waiting, that the next may come. The order
 * of the two is free, and one NextRequest is enough for several completions. A driver that has asked to be called back
 * at once may do both then. NextLuRequest is for drivers that have promised several requests for a logical unit.
 */
export const notifiedTwice = defineCheck({
  id: 'notified-twice',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const reports = new HbaReports();
    const ring = new CompletionWork();
    /** The port driver waits for NextRequest. */
    let waiting = false;
    let completion: { readonly srb: SrbId; readonly seq: number } | undefined;
    for (const event of events) {
      reports.follow(event);
      ring.follow(event, event.seq);
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') waiting = true;
      if (event.kind === 'notification' && event.notification === 'NextRequest') waiting = false;
      if (!waiting) completion = undefined;
      const srb = completedSrb(event);
      if (srb !== undefined && waiting) completion = { srb, seq: event.seq };
      if (event.kind !== 'routine-exit' || event.routine === 'HwScsiStartIo' || ring.scheduled) continue;
      const forgotten = takenUncompleted(reports, ring.untaken);
      if (forgotten) return { ...incomplete(event.name, forgotten.srb), ...at(event.seq, forgotten.seq) };
      if (completion) return { ...withoutNext(event.name, completion.srb), ...at(event.seq, completion.seq) };
    }
    return undefined;
  },
});

function takenUncompleted(
  reports: HbaReports,
  untaken: readonly number[],
): { readonly srb: SrbId; readonly seq: number } | undefined {
  for (const [srb, { seq }] of reports.uncompleted) if (!untaken.includes(seq)) return { srb, seq };
  return undefined;
}

function at(seq: number, earlierSeq: number): Pick<Fault, 'seq' | 'earlierSeq'> {
  return { seq, earlierSeq };
}

function incomplete(routine: string, srb: SrbId): Omit<Fault, 'seq'> {
  return {
    message: message('check.notified-twice.fault-complete', { routine, srb }),
    expected: message('check.notified-twice.expected-complete', { srb }),
    actual: message('check.notified-twice.actual-complete', { srb }),
  };
}

function withoutNext(routine: string, srb: SrbId): Omit<Fault, 'seq'> {
  return {
    message: message('check.notified-twice.fault-next', { routine, srb }),
    expected: message('check.notified-twice.expected-next'),
    actual: message('check.notified-twice.actual-next'),
  };
}
