import * as z from 'zod';
import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { ownTime } from '../../trace/own-time.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/**
 * For drivers that poll: what their routines take together, from the first request to the return of the last, leaves
 * the processor to the rest of the machine. Many short calls one after the other cost as much as a long one.
 */
export const pollingCost = defineCheck({
  id: 'polling-cost',
  source: 'scsi-port-notification',
  parameters: {
    maxPercent: z
      .number()
      .positive()
      .max(100)
      .describe(
        'Share of the time, in percent, that all routines of the driver may take while there is work.',
      ),
  },
  judge({ events }, { maxPercent }) {
    const first = events.find((event) => event.kind === 'srb-queue');
    const last = events.findLast((event) => event.kind === 'srb-return');
    if (first === undefined || last === undefined) return undefined;
    const taken = timeOfRoutines(events.slice(first.seq, last.seq));
    const whole = last.time - first.time;
    if (taken * 100 <= whole * maxPercent) return undefined;
    return {
      seq: last.seq,
      message: message('check.polling-cost.fault', { percent: Math.round((taken * 100) / whole) }),
      expected: message('check.polling-cost.expected', { limit: maxPercent }),
      actual: message('check.polling-cost.actual', { taken, whole }),
      earlierSeq: first.seq,
    };
  },
});

/** Nanoseconds; of a routine that the miniport is called into while another runs, the outer one's count. */
function timeOfRoutines(events: readonly TraceEvent[]): number {
  const open: { enter: EventOf<'routine-enter'>; events: TraceEvent[] }[] = [];
  let taken = 0;
  for (const event of events) {
    if (event.kind === 'routine-enter') {
      open.push({ enter: event, events: [] });
      continue;
    }
    if (event.kind !== 'routine-exit') {
      open[0]?.events.push(event);
      continue;
    }
    const ended = open.pop();
    if (ended !== undefined && open.length === 0) taken += ownTime({ ...ended, exit: event });
  }
  return taken;
}
