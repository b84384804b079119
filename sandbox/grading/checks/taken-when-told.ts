import * as z from 'zod';
import type { Trace, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { CompletionWork, isReset } from './cause-work.ts';
import { defineCheck, type Fault } from './check.ts';
import { EnabledCauses } from './enabled-causes.ts';
import { causeOf, isHbaEvent } from './hba.ts';
import { judgeEachHba } from './judge-each-hba.ts';

/**
 * For HBAs that interrupt: a completion is taken soon, because the HBA tells of it, and not when a timer comes round.
 * Only what the HBA cannot tell of, through a fault of its own, may wait.
 */
export const takenWhenTold = defineCheck({
  id: 'taken-when-told',
  source: 'interrupt-routine',
  parameters: {
    maxMs: z
      .number()
      .positive()
      .describe(
        'Longest time, in milliseconds, that a completion may lie in the ring whose interrupt the HBA has not lost. A timer has a resolution of 10.',
      ),
  },
  judge: (trace, { maxMs }) => judgeEachHba(trace, (device) => takenLate(trace, device, maxMs * 1_000_000)),
});

/** What is never taken is `requests-complete`'s, and what is taken from an HBA that was silent all the time `not-polled`'s. */
function takenLate({ events }: Trace, device: string, limit: number): Fault | undefined {
  const untold = untoldCompletions(events, device);
  const work = new CompletionWork(device);
  const causes = new EnabledCauses(device);
  /** Index of the last event after which CMPL was enabled. */
  let audible = -1;
  for (const event of events) {
    const before = work.untaken;
    work.follow(event, event.seq);
    causes.follow(event);
    if (isReset(event, device)) continue;
    const taken = before.slice(0, before.length - work.untaken.length);
    const told = taken.find((seq) => !untold.has(seq) && seq <= audible);
    if (causes.enables('CMPL')) audible = event.seq;
    const posted = events[told ?? event.seq] ?? event;
    const waited = event.time - posted.time;
    if (waited <= limit) continue;
    return {
      seq: event.seq,
      message: message('check.taken-when-told.fault', { device, waited }),
      expected: message('check.taken-when-told.expected', { limit }),
      actual: message('check.taken-when-told.actual', { waited }),
      earlierSeq: posted.seq,
    };
  }
  return undefined;
}

/**
 * Indices of the completions that the HBA cannot tell of because it has lost an interrupt: the one that it has lost,
 * and those that follow until the driver clears CMPL, or shows that it has looked.
 */
function untoldCompletions(events: readonly TraceEvent[], device: string): ReadonlySet<number> {
  const untold = new Set<number>();
  const work = new CompletionWork(device);
  let newest: number | undefined;
  let lost = false;
  for (const event of events) {
    const before = work.untaken.length;
    work.follow(event, event.seq);
    if (isHbaEvent(event, 'completion-posted', device)) newest = event.seq;
    if (isHbaEvent(event, 'lost-interrupt', device)) lost = true;
    if (causeOf(event, 'cause-cleared', device) === 'CMPL' || work.untaken.length < before) lost = false;
    if (lost && newest !== undefined) untold.add(newest);
  }
  return untold;
}
