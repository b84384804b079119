import { SRB_STATUS_BUS_RESET, SRB_STATUS_MASK } from '../../scsiport/constants.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { statusName } from './error-table.ts';
import { completedSrb } from './hba-reports.ts';
import { quietRetries } from './quiet-retries.ts';
import { ResetService, type ServedReset } from './reset-service.ts';

/**
 * The routine that dismisses the notice of a bus reset completes every request that the HBA has dropped, each with
 * SRB_STATUS_BUS_RESET. What was reported before the reset may be completed either way.
 */
export const resetCompletesOutstanding = defineCheck({
  id: 'reset-completes-outstanding',
  source: 'scsi-port-notification',
  parameters: {},
  judge({ events }) {
    const service = new ResetService();
    const retried = quietRetries(events);
    for (const event of events) {
      const fault = judgeStatus(event, service, retried);
      if (fault) return fault;
      const served = service.follow(event);
      const [srb] = served?.left ?? [];
      if (served && srb !== undefined) return forgotten(served, srb);
    }
    return undefined;
  },
});

function judgeStatus(
  event: TraceEvent,
  service: ResetService,
  retried: ReadonlySet<number>,
): Fault | undefined {
  const srb = completedSrb(event);
  const reset = srb === undefined ? undefined : service.droppedBy(srb);
  if (srb === undefined || reset === undefined || event.kind !== 'notification') return undefined;
  const status = event.status ?? 0;
  if (status === SRB_STATUS_BUS_RESET) {
    if (!retried.has(event.seq)) return undefined;
    return {
      seq: event.seq,
      message: message('check.reset-completes-outstanding.fault-busy', { srb }),
      expected: message('check.reset-completes-outstanding.expected-told'),
      actual: message('check.reset-completes-outstanding.actual-retried'),
      earlierSeq: reset,
    };
  }
  const other = (status & SRB_STATUS_MASK) !== SRB_STATUS_BUS_RESET;
  return {
    seq: event.seq,
    message: message('check.reset-completes-outstanding.fault-status', { srb }),
    expected: message('check.reset-completes-outstanding.expected-status'),
    actual: other
      ? message('check.reset-completes-outstanding.actual-status', { status: statusName(status) })
      : message('check.reset-completes-outstanding.actual-flags', { flags: status & ~SRB_STATUS_MASK }),
    earlierSeq: reset,
  };
}

function forgotten({ exit, reset, routine, left }: ServedReset, srb: number): Fault {
  return {
    seq: exit,
    message: message('check.reset-completes-outstanding.fault', { routine, srb }),
    expected: message('check.reset-completes-outstanding.expected'),
    actual: message('check.reset-completes-outstanding.actual', { count: left.length }),
    earlierSeq: reset,
  };
}
