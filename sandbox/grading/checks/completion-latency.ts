import * as z from 'zod';
import type { Trace } from '../../trace/event.ts';
import { message } from '../message.ts';
import { CompletionWork } from './cause-work.ts';
import { defineCheck, type Fault } from './check.ts';
import { judgeEachHba } from './judge-each-hba.ts';

/** What an HBA has completed is taken in time, whether or not an interrupt says that it is there. */
export const completionLatency = defineCheck({
  id: 'completion-latency',
  source: 'scsi-port-notification',
  parameters: {
    maxMs: z
      .number()
      .positive()
      .describe('Longest time, in milliseconds, that a completion may lie in the ring.'),
  },
  judge: (trace, { maxMs }) => judgeEachHba(trace, (device) => late(trace, device, maxMs * 1_000_000)),
});

function late({ events }: Trace, device: string, limit: number): Fault | undefined {
  const work = new CompletionWork(device);
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
}
