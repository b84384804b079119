import * as z from 'zod';
import type { EventOf, Trace } from '../../trace/event.ts';
import { type IsrActivation, isrActivations } from '../../trace/isr-windows.ts';
import { ownTime } from '../../trace/own-time.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { judgeEachHba } from './judge-each-hba.ts';

/** The interrupt routine returns in time. What interrupts it is not its own time. */
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
  judge: (trace, { maxUs }) => judgeEachHba(trace, (device) => tooLong(trace, device, maxUs * 1000)),
});

function tooLong({ events }: Trace, device: string, limit: number): Fault | undefined {
  for (const activation of isrActivations(events, device)) {
    const { enter, exit, routine } = activation;
    const taken = ownTime(activation);
    if (exit === undefined || taken <= limit) continue;
    return {
      seq: exit.seq,
      message: message('check.isr-time.fault', { routine, taken }),
      expected: message('check.isr-time.expected', { limit }),
      actual: message('check.isr-time.actual', { taken }),
      earlierSeq: longestStall(activation)?.seq ?? enter.seq,
    };
  }
  return undefined;
}

function longestStall({ events }: IsrActivation): EventOf<'stall'> | undefined {
  return events
    .filter((event) => event.kind === 'stall')
    .reduce<EventOf<'stall'> | undefined>(
      (longest, stall) => (longest && longest.microseconds >= stall.microseconds ? longest : stall),
      undefined,
    );
}
