import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { CompletionWork } from './cause-work.ts';
import { defineCheck, type Fault } from './check.ts';

/** SRB_STATUS(SrbStatus): the low six bits, without QUEUE_FROZEN and AUTOSENSE_VALID (srb.h). */
const SRB_STATUS_MASK = 0x3f;
const SRB_STATUS_SUCCESS = 0x01;

const expected = message('check.requests-complete.expected');

/**
 * Every request comes back to the class driver, once, successful, with the right data, and the driver has taken what
 * the HBA reported of it: it cannot know of success otherwise.
 */
export const requestsComplete = defineCheck({
  id: 'requests-complete',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const open = new Map<number, number>();
    const ring = new CompletionWork();
    let queued = 0;
    for (const event of events) {
      ring.follow(event, event.seq);
      if (event.kind === 'srb-queue') {
        queued += 1;
        open.set(event.srb, event.seq);
      }
      const fault = judgeEvent(event, open);
      if (fault) return fault;
      if (event.kind === 'srb-return') open.delete(event.srb);
      if (event.kind === 'end' && (event.reason === 'quiescent' || event.reason === 'budget')) {
        return judgeEnd(event.seq, open, queued) ?? judgeRing(event.seq, ring.untaken);
      }
    }
    return undefined;
  },
});

function judgeEvent(event: TraceEvent, open: ReadonlyMap<number, number>): Fault | undefined {
  if (event.kind !== 'srb-timeout' && event.kind !== 'srb-return') return undefined;
  const { seq, srb } = event;
  const queuedAt = open.get(srb);
  const earlier = queuedAt === undefined ? {} : { earlierSeq: queuedAt };
  if (event.kind === 'srb-timeout') {
    return {
      seq,
      message: message('check.requests-complete.fault-timeout', { srb }),
      expected,
      actual: message('check.requests-complete.actual-timeout', { srb }),
      ...earlier,
    };
  }
  if ((event.srbStatus & SRB_STATUS_MASK) !== SRB_STATUS_SUCCESS) {
    return {
      seq,
      message: message('check.requests-complete.fault-status', { srb }),
      expected,
      actual: message('check.requests-complete.actual-status', { srb, status: event.srbStatus }),
      ...earlier,
    };
  }
  if (event.dataIntact) return undefined;
  return {
    seq,
    message: message('check.requests-complete.fault-data', { srb }),
    expected,
    actual: message('check.requests-complete.actual-data', { srb }),
    ...earlier,
  };
}

function judgeEnd(seq: number, open: ReadonlyMap<number, number>, queued: number): Fault | undefined {
  if (queued === 0) {
    return {
      seq,
      message: message('check.requests-complete.fault-none'),
      expected,
      actual: message('check.requests-complete.actual-none'),
    };
  }
  const first = open.entries().next().value;
  if (first === undefined) return undefined;
  const [srb, queuedAt] = first;
  return {
    seq,
    message: message('check.requests-complete.fault-stranded', { srb }),
    expected,
    actual: message('check.requests-complete.actual-stranded', { count: open.size, total: queued }),
    earlierSeq: queuedAt,
  };
}

function judgeRing(seq: number, [first, ...others]: readonly number[]): Fault | undefined {
  if (first === undefined) return undefined;
  return {
    seq,
    message: message('check.requests-complete.fault-untaken'),
    expected: message('check.requests-complete.expected-taken'),
    actual: message('check.requests-complete.actual-untaken', { count: 1 + others.length }),
    earlierSeq: first,
  };
}
