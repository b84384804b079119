import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import {
  SCSISTAT_BUSY,
  SCSISTAT_CHECK_CONDITION,
  SCSISTAT_QUEUE_FULL,
  SRB_STATUS_AUTOSENSE_VALID,
  SRB_STATUS_BUSY,
  SRB_STATUS_MASK,
  SRB_STATUS_PENDING,
  SRB_STATUS_QUEUE_FROZEN,
} from '../../scsiport/constants.ts';
import type { EventOf, SrbId, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import type { Message } from '../report.ts';
import { defineCheck, type Fault } from './check.ts';
import { conditionOf, isUnderrun, SRB_STATUS, statusName } from './error-table.ts';
import { completedSrb, type HbaReport, HbaReports } from './hba-reports.ts';
import { quietRetries } from './quiet-retries.ts';

/**
 * A request is completed after the HBA has reported it, and its SRB says what was reported: SrbStatus, ScsiStatus,
 * DataTransferLength, and whether there are sense data. The SRB is the port driver's between RequestComplete and
 * `srb-return`, so what stands there then is what the miniport left. A pending status is a bug check, and not judged
 * here. The HBA of the driver must fetch sense data by itself.
 */
export const statusReported = defineCheck({
  id: 'status-reported',
  source: 'scsi-request-block',
  parameters: {},
  judge({ events }) {
    const reports = new HbaReports();
    const returns = returnsOf(events);
    const retried = quietRetries(events);
    const lengths = new Map<SrbId, number>();
    for (const event of events) {
      if (event.kind === 'srb-queue') lengths.set(event.srb, event.length);
      const srb = completedSrb(event);
      if (srb !== undefined && event.kind === 'notification') {
        const broken = reports.underWay(srb)
          ? unreported(srb)
          : judgeCompletion(event.status ?? 0, reports.of(srb), {
              returned: returns.get(event.seq),
              retried: retried.has(event.seq),
              length: lengths.get(srb),
            });
        const earlier = reports.of(srb)?.seq;
        if (broken) {
          return { seq: event.seq, ...broken, ...(earlier === undefined ? {} : { earlierSeq: earlier }) };
        }
      }
      reports.follow(event);
    }
    return undefined;
  },
});

type Broken = Pick<Fault, 'message' | 'expected' | 'actual'>;

/** The return that follows each completion, by the completion's index. */
function returnsOf(events: readonly TraceEvent[]): ReadonlyMap<number, EventOf<'srb-return'>> {
  const returns = new Map<number, EventOf<'srb-return'>>();
  const completed = new Map<SrbId, number>();
  for (const event of events) {
    const srb = completedSrb(event);
    if (srb !== undefined) completed.set(srb, event.seq);
    if (event.kind !== 'srb-return') continue;
    const seq = completed.get(event.srb);
    if (seq !== undefined) returns.set(seq, event);
  }
  return returns;
}

function unreported(srb: SrbId): Broken {
  return {
    message: message('check.status-reported.fault-early', { srb }),
    expected: message('check.status-reported.expected-early', { srb }),
    actual: message('check.status-reported.actual-early'),
  };
}

/** `returned`: absent when the request has not come back; `length`: absent for requests of the port driver's own. */
function judgeCompletion(
  srbStatus: number,
  report: HbaReport | undefined,
  {
    returned,
    retried,
    length,
  }: {
    readonly returned: EventOf<'srb-return'> | undefined;
    readonly retried: boolean;
    readonly length: number | undefined;
  },
): Broken | undefined {
  if (report === undefined || (srbStatus & SRB_STATUS_MASK) === SRB_STATUS_PENDING) return undefined;
  return (
    judgeStatus(srbStatus, report) ??
    (length === undefined ? undefined : judgeFlags(srbStatus, report)) ??
    (retried ? judgeRetry(srbStatus, report) : undefined) ??
    (returned && judgeScsiStatus(returned, report)) ??
    (returned && length !== undefined ? judgeLength(returned, report, length) : undefined)
  );
}

function broken(fault: string, report: HbaReport, expected: Message, actual: Message): Broken {
  const { hostStatus: host, scsiStatus: scsi, residual } = report;
  return { message: message(fault, { host, scsi, residual }), expected, actual };
}

function judgeStatus(srbStatus: number, report: HbaReport): Broken | undefined {
  const { statuses } = conditionOf(report);
  if (statuses.some((name) => SRB_STATUS[name] === (srbStatus & SRB_STATUS_MASK))) return undefined;
  return broken(
    'check.status-reported.fault-status',
    report,
    message('check.status-reported.expected-status', { statuses: statuses.join(', ') }),
    message('check.status-reported.actual-status', { status: statusName(srbStatus) }),
  );
}

function judgeFlags(srbStatus: number, report: HbaReport): Broken | undefined {
  const { hostStatus, scsiStatus } = report;
  const fetched = scsiStatus === SCSISTAT_CHECK_CONDITION && hostStatus !== HOST_STATUS.SENSE_FAILED;
  const sense = fetched ? SRB_STATUS_AUTOSENSE_VALID : 0;
  const flags = srbStatus & (SRB_STATUS_AUTOSENSE_VALID | SRB_STATUS_QUEUE_FROZEN);
  // After an overrun it is the overrun that the driver reports, with the sense data or without.
  if (flags === sense || (flags === 0 && hostStatus !== HOST_STATUS.OK)) return undefined;
  return broken(
    'check.status-reported.fault-flags',
    report,
    message('check.status-reported.expected-flags', { flags: sense }),
    message('check.status-reported.actual-flags', { flags }),
  );
}

/** Host statuses with which the target's status byte has arrived. */
const WITH_STATUS_BYTE: ReadonlySet<number> = new Set([
  HOST_STATUS.OK,
  HOST_STATUS.DATA_RUN,
  HOST_STATUS.SENSE_FAILED,
]);

function judgeScsiStatus({ scsiStatus }: EventOf<'srb-return'>, report: HbaReport): Broken | undefined {
  if (!WITH_STATUS_BYTE.has(report.hostStatus) || scsiStatus === report.scsiStatus) return undefined;
  return broken(
    'check.status-reported.fault-scsi-status',
    report,
    message('check.status-reported.expected-scsi-status', { status: report.scsiStatus }),
    message('check.status-reported.actual-scsi-status', { status: scsiStatus }),
  );
}

/** Only a unit that is busy, or that the driver says is, is tried again without a word. */
function judgeRetry(srbStatus: number, report: HbaReport): Broken | undefined {
  const { scsiStatus } = report;
  if (scsiStatus === SCSISTAT_BUSY || scsiStatus === SCSISTAT_QUEUE_FULL) return undefined;
  if ((srbStatus & SRB_STATUS_MASK) === SRB_STATUS_BUSY) return undefined;
  return broken(
    'check.status-reported.fault-scsi-status',
    report,
    message('check.status-reported.expected-scsi-status', { status: scsiStatus }),
    message('check.status-reported.actual-retried'),
  );
}

/** The documents ask for the length after an underrun; without one the request's own is right too. */
function judgeLength(
  { length: found }: EventOf<'srb-return'>,
  report: HbaReport,
  asked: number,
): Broken | undefined {
  const moved = asked - report.residual;
  if (found === moved || (found === asked && !isUnderrun(report))) return undefined;
  return broken(
    'check.status-reported.fault-length',
    report,
    message('check.status-reported.expected-length', { asked, moved }),
    message('check.status-reported.actual-length', { length: found }),
  );
}
