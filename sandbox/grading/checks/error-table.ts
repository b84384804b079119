/**
 * What a miniport makes of the conditions that its HBA reports: SrbStatus, and the entry in the system's error log.
 *
 * [ERR] Microsoft, Error Handling in SCSI Miniport Drivers
 * [LOG] Microsoft, srb.h, ScsiPortLogError
 * [SRB] Microsoft, srb.h, SCSI_REQUEST_BLOCK
 */

import { HOST_STATUS } from '../../devices/training-hba/registers.ts';
import {
  SCSISTAT_BUSY,
  SCSISTAT_GOOD,
  SCSISTAT_QUEUE_FULL,
  SRB_STATUS_MASK,
} from '../../scsiport/constants.ts';
import type { HbaReport } from './hba-reports.ts';

/** SrbStatus without its flags (srb.h). */
export const SRB_STATUS = {
  SRB_STATUS_PENDING: 0x00,
  SRB_STATUS_SUCCESS: 0x01,
  SRB_STATUS_ERROR: 0x04,
  SRB_STATUS_BUSY: 0x05,
  SRB_STATUS_INVALID_REQUEST: 0x06,
  SRB_STATUS_NO_DEVICE: 0x08,
  SRB_STATUS_SELECTION_TIMEOUT: 0x0a,
  SRB_STATUS_COMMAND_TIMEOUT: 0x0b,
  SRB_STATUS_BUS_RESET: 0x0e,
  SRB_STATUS_PARITY_ERROR: 0x0f,
  SRB_STATUS_REQUEST_SENSE_FAILED: 0x10,
  SRB_STATUS_DATA_OVERRUN: 0x12,
  SRB_STATUS_UNEXPECTED_BUS_FREE: 0x13,
  SRB_STATUS_PHASE_SEQUENCE_FAILURE: 0x14,
} as const;

export type SrbStatusName = keyof typeof SRB_STATUS;

/** The codes of ScsiPortLogError (srb.h). */
export const LOG_CODE = {
  SP_BUS_PARITY_ERROR: 1,
  SP_UNEXPECTED_DISCONNECT: 2,
  SP_INVALID_RESELECTION: 3,
  SP_BUS_TIME_OUT: 4,
  SP_PROTOCOL_ERROR: 5,
  SP_INTERNAL_ADAPTER_ERROR: 6,
  SP_REQUEST_TIMEOUT: 7,
  SP_IRQ_NOT_RESPONDING: 8,
  SP_BAD_FW_WARNING: 9,
  SP_BAD_FW_ERROR: 10,
} as const;

export type LogCodeName = keyof typeof LOG_CODE;

export interface Condition {
  /** Each of them is right. */
  readonly statuses: readonly SrbStatusName[];
  readonly log: 'always' | 'at-will' | 'never';
  /** Each of them is right. */
  readonly codes: readonly LogCodeName[];
}

const CONDITIONS: ReadonlyMap<number, Condition> = new Map<number, Condition>([
  [
    HOST_STATUS.SELECTION_TIMEOUT,
    // [ERR] wants it logged, [LOG] does not.
    {
      statuses: ['SRB_STATUS_SELECTION_TIMEOUT', 'SRB_STATUS_NO_DEVICE'],
      log: 'at-will',
      codes: ['SP_BUS_TIME_OUT'],
    },
  ],
  [
    HOST_STATUS.BUS_FREE,
    {
      statuses: ['SRB_STATUS_UNEXPECTED_BUS_FREE'],
      log: 'always',
      codes: ['SP_UNEXPECTED_DISCONNECT', 'SP_PROTOCOL_ERROR'],
    },
  ],
  [
    HOST_STATUS.PHASE_ERROR,
    {
      statuses: ['SRB_STATUS_PHASE_SEQUENCE_FAILURE'],
      log: 'always',
      codes: ['SP_PROTOCOL_ERROR', 'SP_INVALID_RESELECTION'],
    },
  ],
  [
    HOST_STATUS.PARITY_ERROR,
    { statuses: ['SRB_STATUS_PARITY_ERROR'], log: 'always', codes: ['SP_BUS_PARITY_ERROR'] },
  ],
  [
    HOST_STATUS.HOST_BUS_ERROR,
    {
      statuses: ['SRB_STATUS_ERROR', 'SRB_STATUS_BUSY'],
      log: 'at-will',
      codes: ['SP_INTERNAL_ADAPTER_ERROR'],
    },
  ],
  [
    HOST_STATUS.ADAPTER_ERROR,
    {
      statuses: ['SRB_STATUS_ERROR', 'SRB_STATUS_BUSY'],
      log: 'at-will',
      codes: ['SP_INTERNAL_ADAPTER_ERROR', 'SP_BAD_FW_ERROR', 'SP_BAD_FW_WARNING'],
    },
  ],
  [
    HOST_STATUS.INVALID_REQUEST,
    {
      statuses: ['SRB_STATUS_INVALID_REQUEST', 'SRB_STATUS_ERROR'],
      log: 'at-will',
      codes: ['SP_INTERNAL_ADAPTER_ERROR'],
    },
  ],
  [
    HOST_STATUS.SENSE_FAILED,
    {
      statuses: ['SRB_STATUS_REQUEST_SENSE_FAILED', 'SRB_STATUS_ERROR'],
      log: 'at-will',
      codes: ['SP_INTERNAL_ADAPTER_ERROR'],
    },
  ],
  [HOST_STATUS.BUS_RESET, { statuses: ['SRB_STATUS_BUS_RESET'], log: 'never', codes: [] }],
]);

const SUCCESS: Condition = { statuses: ['SRB_STATUS_SUCCESS'], log: 'never', codes: [] };
const OVERRUN: Condition = {
  statuses: ['SRB_STATUS_DATA_OVERRUN'],
  log: 'always',
  codes: ['SP_PROTOCOL_ERROR'],
};
/** The target has ended with an error of its own besides: either may be what the driver reports. */
const FAILED_OVERRUN: Condition = {
  statuses: ['SRB_STATUS_DATA_OVERRUN', 'SRB_STATUS_ERROR'],
  log: 'at-will',
  codes: ['SP_PROTOCOL_ERROR', 'SP_INTERNAL_ADAPTER_ERROR'],
};
const UNDERRUN: Condition = { statuses: ['SRB_STATUS_DATA_OVERRUN'], log: 'never', codes: [] };

/** The target has moved less than it was asked for, and calls that good. */
export function isUnderrun({ hostStatus, scsiStatus, residual }: HbaReport): boolean {
  return hostStatus === HOST_STATUS.DATA_RUN && scsiStatus === SCSISTAT_GOOD && residual > 0;
}

/** What the documents want of the driver that finds this report. */
export function conditionOf(report: HbaReport): Condition {
  if (isUnderrun(report)) return UNDERRUN;
  if (report.hostStatus === HOST_STATUS.DATA_RUN) {
    return report.scsiStatus === SCSISTAT_GOOD ? OVERRUN : FAILED_OVERRUN;
  }
  return CONDITIONS.get(report.hostStatus) ?? targetStatus(report);
}

/** The command has ended with a status byte. [SRB] ScsiStatus; logging an error of the target is at will. [ERR] */
function targetStatus({ scsiStatus }: HbaReport): Condition {
  if (scsiStatus === SCSISTAT_GOOD) return SUCCESS;
  const busy = scsiStatus === SCSISTAT_BUSY || scsiStatus === SCSISTAT_QUEUE_FULL;
  return {
    statuses: busy ? ['SRB_STATUS_BUSY', 'SRB_STATUS_ERROR'] : ['SRB_STATUS_ERROR'],
    log: 'at-will',
    codes: ['SP_INTERNAL_ADAPTER_ERROR'],
  };
}

/** @returns the name, or the number where there is none */
export function statusName(srbStatus: number): string {
  return nameOf(SRB_STATUS, srbStatus & SRB_STATUS_MASK);
}

/** @returns the name, or the number where there is none */
export function codeName(code: number): string {
  return nameOf(LOG_CODE, code);
}

function nameOf(names: Readonly<Record<string, number>>, value: number): string {
  const found = Object.entries(names).find(([, number]) => number === value);
  return found?.[0] ?? `0x${value.toString(16)}`;
}
