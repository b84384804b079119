import * as z from 'zod';
import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/** The interrupt routine does not wait: not in one long stall, and not in many short ones. */
export const stallTime = defineCheck({
  id: 'stall-time',
  source: 'interrupt-routine',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, that one call of the interrupt routine may stall altogether.',
      ),
  },
  judge({ events }, { maxUs }) {
    for (const { enter, routine, events: inside } of isrActivations(events, HBA)) {
      let stalled = 0;
      let count = 0;
      for (const event of inside) {
        if (event.kind !== 'stall') continue;
        stalled += event.microseconds;
        count += 1;
        if (stalled <= maxUs) continue;
        return {
          seq: event.seq,
          message: message('check.stall-time.fault', { routine, stalled: stalled * 1000 }),
          expected: message('check.stall-time.expected', { limit: maxUs * 1000 }),
          actual: message('check.stall-time.actual', { stalled: stalled * 1000, count }),
          earlierSeq: enter.seq,
        };
      }
    }
    return undefined;
  },
});
