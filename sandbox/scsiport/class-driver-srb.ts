/** The class driver's view of an SRB: how it is filled in, and what stands in it when it comes back. */

import type { GuardedMemory } from '../program/memory.ts';
import type { UnitAddress } from '../scsi/medium.ts';
import type { AdapterConfiguration } from './adapter-configuration.ts';
import type { Command } from './class-driver-command.ts';
import { type Prepared, SENSE_BYTES } from './class-driver-memory.ts';
import {
  SCSISTAT_CHECK_CONDITION,
  SCSISTAT_GOOD,
  SP_UNTAGGED,
  SRB_FLAGS_DATA_IN,
  SRB_FLAGS_DATA_OUT,
  SRB_FLAGS_DISABLE_DISCONNECT,
  SRB_FLAGS_QUEUE_ACTION_ENABLE,
  SRB_FUNCTION_EXECUTE_SCSI,
  SRB_STATUS_AUTOSENSE_VALID,
  SRB_STATUS_MASK,
  SRB_STATUS_SUCCESS,
} from './constants.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** What disk class drivers give a request unless told otherwise, in seconds. */
export const TIME_OUT = 10;

/** The queue tag message SIMPLE QUEUE TAG (srb.h). [SCSI-2] 6.6.17 */
const SRB_SIMPLE_TAG_REQUEST = 0x20;

export interface SrbFlags {
  readonly flags: number;
  readonly queueAction: number;
}

const DIRECTION_FLAGS = { in: SRB_FLAGS_DATA_IN, out: SRB_FLAGS_DATA_OUT, none: 0 } as const;

/** Tagged requests are those that the adapter can queue and that may leave the bus. */
export function flagsFor(
  { direction }: Command,
  { taggedQueuing }: AdapterConfiguration,
  disableDisconnect: boolean,
): SrbFlags {
  const flags = DIRECTION_FLAGS[direction];
  if (disableDisconnect) return { flags: flags | SRB_FLAGS_DISABLE_DISCONNECT, queueAction: 0 };
  if (!taggedQueuing) return { flags, queueAction: 0 };
  return { flags: flags | SRB_FLAGS_QUEUE_ACTION_ENABLE, queueAction: SRB_SIMPLE_TAG_REQUEST };
}

export function fillSrb(
  { view, bytes }: GuardedMemory,
  prepared: Prepared,
  { bus = 0, target, lun }: UnitAddress,
  { flags, queueAction }: SrbFlags,
): void {
  const { srb, command } = prepared;
  view.setUint16(srb + SRB.Length, SRB.size, true);
  view.setUint8(srb + SRB.Function, SRB_FUNCTION_EXECUTE_SCSI);
  view.setUint8(srb + SRB.PathId, bus);
  view.setUint8(srb + SRB.TargetId, target);
  view.setUint8(srb + SRB.Lun, lun);
  view.setUint8(srb + SRB.QueueTag, SP_UNTAGGED);
  view.setUint8(srb + SRB.QueueAction, queueAction);
  view.setUint8(srb + SRB.CdbLength, command.cdb.length);
  view.setUint8(srb + SRB.SenseInfoBufferLength, SENSE_BYTES);
  view.setUint32(srb + SRB.SrbFlags, flags, true);
  view.setUint32(srb + SRB.DataTransferLength, command.length, true);
  view.setUint32(srb + SRB.TimeOutValue, TIME_OUT, true);
  view.setUint32(srb + SRB.DataBuffer, prepared.buffer, true);
  view.setUint32(srb + SRB.SenseInfoBuffer, prepared.sense, true);
  view.setUint32(srb + SRB.SrbExtension, prepared.extension, true);
  bytes.set(command.cdb, srb + SRB.Cdb);
}

/** What a miniport only reads, and the bytes of each: by these the port driver and the class driver know the request. */
const KEPT = {
  Length: 2,
  Function: 1,
  PathId: 1,
  TargetId: 1,
  Lun: 1,
  QueueAction: 1,
  CdbLength: 1,
  SrbFlags: 4,
  TimeOutValue: 4,
  DataBuffer: 4,
  SenseInfoBuffer: 4,
  SrbExtension: 4,
} as const;

/**
 * @param sent the SRB's bytes as they were sent
 * @returns the first member of the SRB that came back with another value, though no miniport has to change it
 */
export function changedMember(
  { bytes }: GuardedMemory,
  { srb }: Prepared,
  sent: Uint8Array,
): string | undefined {
  for (const [member, length] of Object.entries(KEPT)) {
    const offset = SRB[member as keyof typeof KEPT];
    for (let at = offset; at < offset + length; at += 1) if (bytes[srb + at] !== sent[at]) return member;
  }
  const senseLength = bytes[srb + SRB.SenseInfoBufferLength] ?? 0;
  return senseLength > SENSE_BYTES ? 'SenseInfoBufferLength' : undefined;
}

/** Makes the memory of a command that came back as it was before it was sent the first time. */
export function clearForRetry(memory: GuardedMemory, prepared: Prepared): void {
  const { srb, sense, extension, extensionSize } = prepared;
  memory.bytes.fill(0, srb, srb + SRB.size);
  memory.bytes.fill(0, sense, sense + SENSE_BYTES);
  memory.bytes.fill(0, extension, extension + extensionSize);
  memory.protect(srb, SRB.size, 'read-write', 'srb');
  if (extension !== 0) memory.protect(extension, extensionSize, 'read-write', 'srb-extension');
}

/** What became of a command, as its SRB tells it. */
export interface Outcome {
  /** With its flags. */
  readonly srbStatus: number;
  readonly scsiStatus: number;
  /** DataTransferLength. */
  readonly transferred: number;
  /** Empty unless the SRB says that it is valid. */
  readonly sense: Uint8Array;
}

export function outcomeOf({ view, bytes }: GuardedMemory, { srb, sense }: Prepared): Outcome {
  const srbStatus = view.getUint8(srb + SRB.SrbStatus);
  const senseBytes = (srbStatus & SRB_STATUS_AUTOSENSE_VALID) === 0 ? 0 : SENSE_BYTES;
  return {
    srbStatus,
    scsiStatus: view.getUint8(srb + SRB.ScsiStatus),
    transferred: view.getUint32(srb + SRB.DataTransferLength, true),
    sense: bytes.slice(sense, sense + senseBytes),
  };
}

export function succeeded({ srbStatus, scsiStatus }: Outcome): boolean {
  return (srbStatus & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS && scsiStatus === SCSISTAT_GOOD;
}

/** Bytes that the unit transferred, by its own account; undefined where it failed to. */
export function due(command: Command, outcome: Outcome): number | undefined {
  if (succeeded(outcome)) return command.length;
  if (outcome.scsiStatus !== SCSISTAT_CHECK_CONDITION || outcome.sense.length === 0) return undefined;
  const short = command.shortBy?.(outcome.sense);
  return short === undefined ? undefined : command.length - short;
}
