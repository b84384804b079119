import * as z from 'zod';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/**
 * No routine of the miniport stalls for long at a time. The documents say 1 ms; Driver Verifier stops the machine only
 * at a hundred times that (bug check 0xF1, 1001).
 */
export const stallLimit = defineCheck({
  id: 'stall-limit',
  source: 'scsi-port-stall-execution',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, of one call of ScsiPortStallExecution by any routine; the documents say 1000.',
      ),
  },
  judge({ events }, { maxUs }) {
    for (const event of events) {
      if (event.kind !== 'stall' || event.microseconds <= maxUs) continue;
      const stalled = event.microseconds * 1000;
      const caller = callerOf(events, event.seq);
      return {
        seq: event.seq,
        message: message('check.stall-limit.fault', { stalled }),
        expected: message('check.stall-limit.expected', { limit: maxUs * 1000 }),
        actual: message('check.stall-limit.actual', { stalled }),
        ...(caller === undefined ? {} : { earlierSeq: caller }),
      };
    }
    return undefined;
  },
});

/** Where the routine was entered that runs at event `seq`. */
function callerOf(events: readonly TraceEvent[], seq: number): number | undefined {
  const entered: number[] = [];
  for (const event of events.slice(0, seq)) {
    if (event.kind === 'routine-enter') entered.push(event.seq);
    if (event.kind === 'routine-exit') entered.pop();
  }
  return entered.at(-1);
}
