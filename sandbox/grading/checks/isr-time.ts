import * as z from 'zod';
import type { EventOf } from '../../trace/event.ts';
import { type IsrActivation, isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/** The interrupt routine returns in time. */
export const isrTime = defineCheck({
  id: 'isr-time',
  source: 'interrupt-prototype',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, that one call of the interrupt routine may take; the documents say 50.',
      ),
  },
  judge({ events }, { maxUs }) {
    for (const activation of isrActivations(events, HBA)) {
      const { enter, exit, routine } = activation;
      if (exit === undefined || exit.time - enter.time <= maxUs * 1000) continue;
      const taken = exit.time - enter.time;
      return {
        seq: exit.seq,
        message: message('check.isr-time.fault', { routine, taken }),
        expected: message('check.isr-time.expected', { limit: maxUs * 1000 }),
        actual: message('check.isr-time.actual', { taken }),
        earlierSeq: longestStall(activation)?.seq ?? enter.seq,
      };
    }
    return undefined;
  },
});

function longestStall({ events }: IsrActivation): EventOf<'stall'> | undefined {
  return events
    .filter((event) => event.kind === 'stall')
    .reduce<EventOf<'stall'> | undefined>(
      (longest, stall) => (longest && longest.microseconds >= stall.microseconds ? longest : stall),
      undefined,
    );
}
