/**
 * Which failed requests a class driver sends again (Microsoft Docs, "Storage Class Driver's InterpretRequestSense
 * Routine" and "SCSI_REQUEST_BLOCK"; the sample class driver classpnp).
 */

import { cdbByte } from '../scsi/cdb.ts';
import { RESET_OCCURRED, UNRECOVERED_READ_ERROR } from '../scsi/sense.ts';
import { type Outcome, succeeded } from './class-driver-srb.ts';
import {
  SCSISTAT_BUSY,
  SCSISTAT_CHECK_CONDITION,
  SCSISTAT_QUEUE_FULL,
  SRB_STATUS_BUSY,
  SRB_STATUS_MASK,
  SRB_STATUS_TIMEOUT,
} from './constants.ts';

/** Nanoseconds before a request is sent again that met somebody busy: a design assumption, one tick of the port driver. */
export const BUSY_RETRY_NS = 1_000_000_000;

/** Statuses that say nothing of the request itself (srb.h). */
const PASSING: ReadonlySet<number> = new Set([
  SRB_STATUS_TIMEOUT,
  /* SRB_STATUS_ABORTED */ 0x02,
  /* SRB_STATUS_COMMAND_TIMEOUT */ 0x0b,
  /* SRB_STATUS_BUS_RESET */ 0x0e,
  /* SRB_STATUS_PARITY_ERROR */ 0x0f,
  /* SRB_STATUS_UNEXPECTED_BUS_FREE */ 0x13,
  /* SRB_STATUS_PHASE_SEQUENCE_FAILURE */ 0x14,
  /* SRB_STATUS_REQUEST_FLUSHED */ 0x16,
]);

/** Sense keys UNIT ATTENTION and MEDIUM ERROR. */
const PASSING_KEYS: ReadonlySet<number> = new Set([RESET_OCCURRED.key, UNRECOVERED_READ_ERROR.key]);

/** @returns nanoseconds until the request is worth sending again; undefined when it never is */
export function retryDelay(outcome: Outcome): number | undefined {
  if (succeeded(outcome)) return undefined;
  const status = outcome.srbStatus & SRB_STATUS_MASK;
  const { scsiStatus, sense } = outcome;
  if (status === SRB_STATUS_BUSY || scsiStatus === SCSISTAT_BUSY || scsiStatus === SCSISTAT_QUEUE_FULL)
    return BUSY_RETRY_NS;
  if (PASSING.has(status)) return 0;
  const passing = sense.length > 0 && PASSING_KEYS.has(cdbByte(sense, 2) & 0x0f);
  return scsiStatus === SCSISTAT_CHECK_CONDITION && passing ? 0 : undefined;
}
