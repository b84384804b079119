import type { Trace } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { hbasOf, isHbaEvent } from './hba.ts';

/** Requests from which on it is no accident that none was accepted while another was under way. */
const EVIDENCE = 16;

/**
 * For HBAs that work on several requests at a time, in machines that have several waiting: the port driver hears of it
 * when an HBA has accepted one, not when one is done. How soon is `next-request-in-time`'s, where it can be told; here
 * one request that comes while another is under way is enough, on any HBA. A run that leaves requests open is no
 * evidence.
 */
export const requestsOverlap = defineCheck({
  id: 'requests-overlap',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }: Trace): Fault | undefined {
    const underWay = new Map([...hbasOf(events)].map((device) => [device, 0]));
    let accepted = 0;
    let open = 0;
    for (const event of events) {
      if (event.kind === 'srb-queue') open += 1;
      if (event.kind === 'srb-return') open -= 1;
      if (event.kind === 'srb-timeout') return undefined;
      for (const [device, requests] of underWay) {
        if (isHbaEvent(event, 'completion-posted', device)) underWay.set(device, requests - 1);
        if (!isHbaEvent(event, 'request-fetched', device)) continue;
        if (requests > 0) return undefined;
        underWay.set(device, requests + 1);
        accepted += 1;
      }
      if (event.kind !== 'end' || event.reason !== 'quiescent' || open > 0 || accepted < EVIDENCE) continue;
      return {
        seq: event.seq,
        message: message('check.requests-overlap.fault'),
        expected: message('check.requests-overlap.expected'),
        actual: message('check.requests-overlap.actual'),
      };
    }
    return undefined;
  },
});
