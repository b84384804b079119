import * as z from 'zod';
import type { EventOf, SrbId } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

const NS_PER_SECOND = 1_000_000_000;
/** Of the unit of the parameter: decimal, as data rates are. */
const KILOBYTE = 1_000;

/**
 * What a disk moves while it has work, all requests together. Counted is the time in which the class driver waits for
 * a request at least, so that the pauses of the workload do not matter.
 */
export const throughput = defineCheck({
  id: 'throughput',
  source: 'interrupt-prototype',
  parameters: {
    minKilobytesPerSecond: z
      .number()
      .positive()
      .describe('Kilobytes (1,000 bytes) that come back each second while requests are open, at the least.'),
  },
  judge({ events }, { minKilobytesPerSecond }) {
    const open = new Set<SrbId>();
    let busySince = 0;
    let busyNs = 0;
    let bytes = 0;
    let first: EventOf<'srb-queue'> | undefined;
    let last: EventOf<'srb-return'> | undefined;
    for (const event of events) {
      if (event.kind === 'srb-queue') {
        if (open.size === 0) busySince = event.time;
        open.add(event.srb);
        first ??= event;
      }
      if (event.kind !== 'srb-return') continue;
      open.delete(event.srb);
      if (open.size === 0) busyNs += event.time - busySince;
      bytes += event.length;
      last = event;
    }
    if (first === undefined || last === undefined || open.size > 0) return undefined;
    const limit = minKilobytesPerSecond * KILOBYTE;
    const rate = (bytes * NS_PER_SECOND) / busyNs;
    if (rate >= limit) return undefined;
    return {
      seq: last.seq,
      message: message('check.throughput.fault', { rate: Math.round(rate / KILOBYTE) }),
      expected: message('check.throughput.expected', { limit: minKilobytesPerSecond }),
      actual: message('check.throughput.actual', { rate: Math.round(rate / KILOBYTE), bytes, taken: busyNs }),
      earlierSeq: first.seq,
    };
  },
});
