import * as z from 'zod';
import { isrActivations } from '../../trace/isr-windows.ts';
import { ownTime } from '../../trace/own-time.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';
import { foreignAssertion } from './line-sources.ts';

/** A refused interrupt is refused soon, so that the routine of the right device runs soon. */
export const refusesQuickly = defineCheck({
  id: 'refuses-quickly',
  source: 'interrupt-routine',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe('Longest time, in microseconds, from entering the interrupt routine to its returning FALSE.'),
  },
  judge({ events }, { maxUs }) {
    for (const activation of isrActivations(events, HBA)) {
      const { origin, enter, exit, routine } = activation;
      if (origin !== 'foreign' || exit === undefined || exit.claimed) continue;
      const taken = ownTime(activation);
      if (taken <= maxUs * 1000) continue;
      return {
        seq: exit.seq,
        message: message('check.refuses-quickly.fault', { routine, taken }),
        expected: message('check.refuses-quickly.expected', { limit: maxUs * 1000 }),
        actual: message('check.refuses-quickly.actual', { taken }),
        earlierSeq: foreignAssertion(events, enter.seq, HBA)?.seq ?? enter.seq,
      };
    }
    return undefined;
  },
});
