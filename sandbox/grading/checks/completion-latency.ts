import * as z from 'zod';
import { message } from '../message.ts';
import { CompletionWork } from './cause-work.ts';
import { defineCheck } from './check.ts';

/** What the HBA has completed is taken in time, whether or not an interrupt says that it is there. */
export const completionLatency = defineCheck({
  id: 'completion-latency',
  source: 'scsi-port-notification',
  parameters: {
    maxMs: z
      .number()
      .positive()
      .describe('Longest time, in milliseconds, that a completion may lie in the ring.'),
  },
  judge({ events }, { maxMs }) {
    const limit = maxMs * 1_000_000;
    const work = new CompletionWork();
    for (const event of events) {
      // What is taken late is late, and so is what is never taken.
      const [oldest] = work.untaken;
      work.follow(event, event.seq);
      const posted = oldest === undefined ? undefined : events[oldest];
      if (posted === undefined || event.time - posted.time <= limit) continue;
      return {
        seq: event.seq,
        message: message('check.completion-latency.fault', { waited: event.time - posted.time }),
        expected: message('check.completion-latency.expected', { limit }),
        actual: message('check.completion-latency.actual', { count: work.untaken.length }),
        earlierSeq: posted.seq,
      };
    }
    return undefined;
  },
});
