import * as z from 'zod';
import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { causeOf, HBA } from './hba.ts';
import { ResetService, type ServedReset } from './reset-service.ts';

/**
 * The routine that dismisses the notice of a bus reset tells the port driver of it; of no reset nobody does. When a
 * routine begins `maxMs` after a reset, an earlier one has dismissed its notice.
 */
export const resetReported = defineCheck({
  id: 'reset-reported',
  source: 'scsi-port-notification',
  parameters: {
    maxMs: z
      .number()
      .positive()
      .describe('Longest time, in milliseconds, for which the notice of a bus reset may be left alone.'),
  },
  judge({ events }, { maxMs }) {
    const limit = maxMs * 1_000_000;
    const service = new ResetService();
    const news = new ResetNews();
    for (const event of events) {
      const invented = news.follow(event);
      if (invented !== undefined) return unfounded(event.seq, invented);
      const { unserved } = service;
      const waited = unserved === undefined ? 0 : event.time - unserved.time;
      if (unserved && event.kind === 'routine-enter' && waited > limit)
        return late(event.seq, unserved.seq, limit);
      const served = service.follow(event);
      if (served !== undefined && !served.reported) return unreported(served);
    }
    return undefined;
  },
});

/** Whether there is a reset of which the port driver has not been told. */
class ResetNews {
  #known = false;
  #told = false;
  /** The HBA says so still, or again. */
  #pending = false;
  readonly #routines: { readonly routine: string; readonly name: string }[] = [];

  /** @returns the routine that reports, at this event, a reset that there has not been */
  follow(event: TraceEvent): string | undefined {
    if (event.kind === 'routine-enter') this.#routines.push(event);
    if (causeOf(event, 'cause-latched') === 'BRST') this.#pending = true;
    if (causeOf(event, 'cause-cleared') === 'BRST') this.#pending = false;
    if (isNews(event)) this.#known = true;
    if (event.kind === 'routine-exit') {
      this.#routines.pop();
      if (this.#told) this.#known = this.#pending;
      this.#told = false;
    }
    if (event.kind !== 'notification' || event.notification !== 'ResetDetected') return undefined;
    this.#told = true;
    const { routine, name } = this.#routines.at(-1) ?? {};
    return this.#known || routine === 'HwScsiResetBus' ? undefined : name;
  }
}

/** The HBA sees a reset, or reports a request that has met one. */
function isNews(event: TraceEvent): boolean {
  if (event.kind !== 'device' || event.device !== HBA) return false;
  const { event: what, detail } = event;
  return (
    what === 'bus-reset' || (what === 'completion-posted' && detail['hostStatus'] === HOST_STATUS.BUS_RESET)
  );
}

function unreported({ exit, reset, routine }: ServedReset): Fault {
  return {
    seq: exit,
    message: message('check.reset-reported.fault', { routine }),
    expected: message('check.reset-reported.expected'),
    actual: message('check.reset-reported.actual'),
    earlierSeq: reset,
  };
}

function late(seq: number, earlierSeq: number, limit: number): Fault {
  return {
    seq,
    message: message('check.reset-reported.fault-late', { limit }),
    expected: message('check.reset-reported.expected-late', { limit }),
    actual: message('check.reset-reported.actual-late'),
    earlierSeq,
  };
}

function unfounded(seq: number, routine: string): Fault {
  return {
    seq,
    message: message('check.reset-reported.fault-unfounded', { routine }),
    expected: message('check.reset-reported.expected-unfounded'),
    actual: message('check.reset-reported.actual-unfounded'),
  };
}
