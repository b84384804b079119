/** What becomes of the requests of a run: the part that the checks about it have in common. */

import {
  SP_RETURN_BAD_CONFIG,
  SP_RETURN_ERROR,
  SP_RETURN_FOUND,
  SP_RETURN_NOT_FOUND,
} from '../../scsiport/constants.ts';
import type { EventOf, Trace, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import type { Message } from '../report.ts';
import { adapterRefusal } from './adapter-refusal.ts';
import { CompletionWork } from './cause-work.ts';
import type { Fault } from './check.ts';

/** What a request may come back as. */
export interface ReturnRule {
  readonly expected: Message;
  /** The fault of a request that has come back; undefined when the rule allows it. */
  returned(event: EventOf<'srb-return'>): Pick<Fault, 'message' | 'actual'> | undefined;
}

/** Every request comes back in time, as the rule wants it, and the driver has taken what the HBA reported of it. */
export function judgeRequests({ events }: Trace, rule: ReturnRule): Fault | undefined {
  const open = new Map<number, number>();
  const ring = new CompletionWork();
  let queued = 0;
  for (const event of events) {
    ring.follow(event, event.seq);
    if (event.kind === 'srb-queue') {
      queued += 1;
      open.set(event.srb, event.seq);
    }
    const fault = judgeEvent(event, open, rule);
    if (fault) return fault;
    if (event.kind === 'srb-return') open.delete(event.srb);
    if (event.kind === 'end' && (event.reason === 'quiescent' || event.reason === 'budget')) {
      if (queued === 0) return noRequests(event.seq, adapterRefusal(events), rule);
      return judgeEnd(event.seq, open, queued, rule) ?? judgeRing(event.seq, ring.untaken);
    }
  }
  return undefined;
}

/** Success with other data than the medium's; the same under every rule. */
export function wrongData(event: EventOf<'srb-return'>): Pick<Fault, 'message' | 'actual'> | undefined {
  const { srb, dataIntact } = event;
  if (dataIntact) return undefined;
  return {
    message: message('check.requests-complete.fault-data', { srb }),
    actual: message('check.requests-complete.actual-data', { srb }),
  };
}

function judgeEvent(
  event: TraceEvent,
  open: ReadonlyMap<number, number>,
  { expected, returned }: ReturnRule,
): Fault | undefined {
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
  const found = returned(event);
  if (found) return { seq, expected, ...found, ...earlier };
  if (event.changed === undefined) return undefined;
  return {
    seq,
    message: message('check.requests-complete.fault-changed', { srb, member: event.changed }),
    expected: message('check.requests-complete.expected-kept'),
    actual: message('check.requests-complete.actual-changed', { member: event.changed }),
    advice: message('check.requests-complete.advice-changed'),
    source: 'scsi-request-block',
    ...earlier,
  };
}

/** The values that HwScsiFindAdapter may return. */
const FIND_ADAPTER_RESULTS = [SP_RETURN_NOT_FOUND, SP_RETURN_FOUND, SP_RETURN_ERROR, SP_RETURN_BAD_CONFIG];

/** @param refusal the answer of the driver for which the port driver has no adapter to send requests to */
function noRequests(
  seq: number,
  refusal: EventOf<'routine-exit'> | undefined,
  { expected }: ReturnRule,
): Fault {
  return {
    seq,
    message: message('check.requests-complete.fault-none'),
    expected,
    actual:
      refusal?.routine === 'HwScsiFindAdapter' && !FIND_ADAPTER_RESULTS.includes(refusal.result)
        ? message('check.requests-complete.actual-answer', { routine: refusal.name, result: refusal.result })
        : message('check.requests-complete.actual-none'),
    ...(refusal === undefined ? {} : { earlierSeq: refusal.seq }),
  };
}

function judgeEnd(
  seq: number,
  open: ReadonlyMap<number, number>,
  queued: number,
  { expected }: ReturnRule,
): Fault | undefined {
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
