import * as z from 'zod';
import { REQTAIL } from '../../devices/training-hba/registers.ts';
import type { EventOf, SrbId, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { HBA } from './hba.ts';
import { HbaReports } from './hba-reports.ts';

/** What a request is of, and how far it has come. */
interface OpenRequest {
  readonly queued: EventOf<'srb-queue'>;
  started: boolean;
}

/** A unit that has nothing to do although something is waiting for it. */
interface Idle {
  readonly since: number;
  /** Index of the event that made it so. */
  readonly seq: number;
}

/**
 * For drivers that queue: while the port driver has requests for a logical unit, the HBA has one of them too. The time
 * between two requests counts from the completion entry of the first to the doorbell of the second. It does not count
 * while a request that may not be queued is the unit's next, or is under way on any unit. For machines without errors.
 */
export const unitKeptBusy = defineCheck({
  id: 'unit-kept-busy',
  source: 'interrupt-routine',
  parameters: {
    maxIdleUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, for which a logical unit with requests waiting may have none.',
      ),
  },
  judge({ events }, { maxIdleUs }) {
    const limit = maxIdleUs * 1000;
    const reports = new HbaReports();
    const open = new Map<SrbId, OpenRequest>();
    const idle = new Map<string, Idle>();
    for (const event of events) {
      reports.follow(event);
      if (!moves(event, open)) continue;
      for (const unit of new Set([...open.values()].map(unitOf))) {
        const found = idle.get(unit);
        if (found !== undefined && event.time - found.since > limit) {
          return fault(event, found, { unit, limit });
        }
        if (!starves(unit, open, reports)) idle.delete(unit);
        else if (found === undefined) idle.set(unit, { since: event.time, seq: event.seq });
      }
    }
    return undefined;
  },
});

function unitOf({ queued: { target, lun } }: OpenRequest): string {
  return `${target}:${lun}`;
}

/** Whether the event changes where a request is, or is the last; keeps `open`. */
function moves(event: TraceEvent, open: Map<SrbId, OpenRequest>): boolean {
  switch (event.kind) {
    case 'srb-queue':
      open.set(event.srb, { queued: event, started: false });
      return true;
    case 'srb-return':
      return open.delete(event.srb);
    case 'routine-enter':
      return event.srb !== undefined && start(open.get(event.srb));
    case 'notification':
      return event.srb !== undefined && open.delete(event.srb);
    case 'register-write':
      return event.device === HBA && event.register === REQTAIL.name;
    case 'device':
      return event.device === HBA && event.event === 'completion-posted';
    default:
      return event.kind === 'end';
  }
}

function start(request: OpenRequest | undefined): boolean {
  if (request === undefined) return false;
  request.started = true;
  return true;
}

function starves(unit: string, open: ReadonlyMap<SrbId, OpenRequest>, reports: HbaReports): boolean {
  let next: OpenRequest | undefined;
  for (const [srb, request] of open) {
    if (request.started && request.queued.disableDisconnect) return false;
    if (unitOf(request) !== unit) continue;
    if (reports.underWay(srb)) return false;
    if (!request.started) next ??= request;
  }
  return next !== undefined && !next.queued.disableDisconnect;
}

function fault(
  { seq, time }: TraceEvent,
  { since, seq: earlierSeq }: Idle,
  { unit, limit }: { readonly unit: string; readonly limit: number },
): Fault {
  const idle = time - since;
  return {
    seq,
    message: message('check.unit-kept-busy.fault', { unit, idle }),
    expected: message('check.unit-kept-busy.expected', { limit }),
    actual: message('check.unit-kept-busy.actual', { idle }),
    earlierSeq,
  };
}
