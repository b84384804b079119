import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import { SRB_STATUS_BUSY, SRB_STATUS_MASK } from '../../scsiport/constants.ts';
import type { EventOf, SrbId, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { codeName, conditionOf, isUnderrun, LOG_CODE, type LogCodeName } from './error-table.ts';
import { causeOf, isHbaEvent } from './hba.ts';
import { completedSrb, type HbaReport, HbaReports } from './hba-reports.ts';
import { RequestTimeouts } from './request-timeouts.ts';

/**
 * What the HBA reports as an error of its own or of the bus is in the system's error log before its request is
 * completed, with a code that stands for it; an underrun, and a request that went well, are not. An entry belongs to
 * the SRB that it names, or without one to the unit that it names. A request that the HBA has not reported, and the
 * driver gives up with SRB_STATUS_COMMAND_TIMEOUT, is logged as SP_REQUEST_TIMEOUT. What an interrupt routine logs of the HBA as a whole
 * must stand for something that the HBA has reported and the driver has not completed before, unless the bus was reset
 * or host memory failed. One fault is one entry: the log is read by people.
 */
export const errorsLogged = defineCheck({
  id: 'errors-logged',
  source: 'error-handling',
  parameters: {},
  judge({ events }) {
    const reports = new HbaReports();
    const timeouts = new RequestTimeouts();
    /** Where the entries of each uncompleted request were made, by their code. */
    const logged = new Map<SrbId, Map<number, number>>();
    const routines: string[] = [];
    let troubled = false;
    /** Of the requests that the routine has completed. */
    let completed: HbaReport[] = [];
    for (const event of events) {
      if (event.kind === 'routine-enter') {
        routines.push(event.routine);
        completed = [];
      }
      if (event.kind === 'routine-exit') routines.pop();
      troubled ||= troubles(event);
      if (event.kind === 'log-error') {
        const srb = event.srb ?? reportedOf(event, reports);
        const report = srb === undefined ? undefined : reports.of(srb);
        const fault = report && judgeEntry(event, report);
        if (fault) return fault;
        const open = [...reports.uncompleted].map(([, uncompleted]) => uncompleted);
        const general = srb === undefined && timeouts.named(event).length === 0;
        const unfit = general && !troubled && routines.at(-1) === 'HwScsiInterrupt';
        if (unfit && !stands(event, [...open, ...completed])) return unfounded(event);
        if (srb !== undefined && report) {
          const entries = logged.get(srb) ?? new Map<number, number>();
          const first = entries.get(event.code);
          if (first !== undefined) return repeated(event, first);
          logged.set(srb, entries.set(event.code, event.seq));
        }
      }
      const srb = completedSrb(event);
      const report = srb === undefined ? undefined : reports.of(srb);
      if (srb !== undefined && report && event.kind === 'notification') {
        completed.push(report);
        if (!logged.delete(srb) && isDue(report, event.status ?? 0)) return unlogged(event.seq, srb, report);
      }
      if (srb !== undefined && !report && event.kind === 'notification') {
        if (timeouts.isUnlogged(srb, event.status ?? 0)) return unloggedTimeout(event.seq, srb);
      }
      reports.follow(event);
      timeouts.follow(event);
    }
    return undefined;
  },
});

/** The request of the unit that the HBA has reported and the driver has not completed. */
function reportedOf({ target, lun }: EventOf<'log-error'>, reports: HbaReports): SrbId | undefined {
  for (const [srb, report] of reports.uncompleted) {
    if (report.target === target && report.lun === lun) return srb;
  }
  return undefined;
}

/** After it an entry may be about the HBA as a whole. */
function troubles(event: TraceEvent): boolean {
  return isHbaEvent(event, 'bus-reset') || causeOf(event, 'cause-latched') === 'HERR';
}

/** Whether the code is right for any of the reports. */
function stands({ code }: EventOf<'log-error'>, reports: readonly HbaReport[]): boolean {
  return reports.some((report) => conditionOf(report).codes.some((name) => LOG_CODE[name] === code));
}

function unfounded({ seq, code }: EventOf<'log-error'>): Fault {
  return {
    seq,
    message: message('check.errors-logged.fault-unfounded'),
    expected: message('check.errors-logged.expected-none'),
    actual: message('check.errors-logged.actual-code', { code: codeName(code) }),
  };
}

function repeated({ seq, code }: EventOf<'log-error'>, earlierSeq: number): Fault {
  return {
    seq,
    message: message('check.errors-logged.fault-again'),
    expected: message('check.errors-logged.expected-once'),
    actual: message('check.errors-logged.actual-code', { code: codeName(code) }),
    earlierSeq,
  };
}

function judgeEntry(event: EventOf<'log-error'>, report: HbaReport): Fault | undefined {
  const { codes } = conditionOf(report);
  if (codes.some((name) => LOG_CODE[name] === event.code)) return judgeUnit(event, report);
  const { hostStatus: host, scsiStatus: scsi, residual } = report;
  const kind = codes.length > 0 ? 'code' : isUnderrun(report) ? 'underrun' : 'needless';
  return {
    seq: event.seq,
    message: message(FAULTS[kind], { host, scsi, residual }),
    expected:
      kind === 'code'
        ? message('check.errors-logged.expected-code', { codes: codes.join(', ') })
        : message('check.errors-logged.expected-none'),
    actual: message('check.errors-logged.actual-code', { code: codeName(event.code) }),
    earlierSeq: report.seq,
  };
}

/** The event log tells its reader which unit it was. */
function judgeUnit({ seq, path, target, lun }: EventOf<'log-error'>, report: HbaReport): Fault | undefined {
  if (path === 0 && target === report.target && lun === report.lun) return undefined;
  return {
    seq,
    message: message('check.errors-logged.fault-unit', { path, target, lun }),
    expected: message('check.errors-logged.expected-unit', {
      path: 0,
      target: report.target,
      lun: report.lun,
    }),
    actual: message('check.errors-logged.actual-unit', { path, target, lun }),
    earlierSeq: report.seq,
  };
}

const FAULTS = {
  code: 'check.errors-logged.fault-code',
  underrun: 'check.errors-logged.fault-underrun',
  needless: 'check.errors-logged.fault-needless',
} as const;

/** An error of the hardware that the driver passes off as "busy" is logged too; what has no code is none. */
function isDue(report: HbaReport, srbStatus: number): boolean {
  const { log, codes } = conditionOf(report);
  const hardware = report.hostStatus !== HOST_STATUS.OK && codes.length > 0;
  const busy = hardware && (srbStatus & SRB_STATUS_MASK) === SRB_STATUS_BUSY;
  return log === 'always' || busy;
}

function unlogged(seq: number, srb: SrbId, report: HbaReport): Fault {
  const { codes } = conditionOf(report);
  return {
    seq,
    message: message('check.errors-logged.fault-missing', { srb, host: report.hostStatus }),
    expected: message('check.errors-logged.expected-code', { codes: codes.join(', ') }),
    actual: message('check.errors-logged.actual-missing'),
    earlierSeq: report.seq,
  };
}

function unloggedTimeout(seq: number, srb: SrbId): Fault {
  const code: LogCodeName = 'SP_REQUEST_TIMEOUT';
  return {
    seq,
    message: message('check.errors-logged.fault-timeout', { srb }),
    expected: message('check.errors-logged.expected-code', { codes: code }),
    actual: message('check.errors-logged.actual-missing'),
  };
}
