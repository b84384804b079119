import type { GuardedMemory } from '../program/memory.ts';
import { OPERATION } from '../scsi/cdb.ts';
import type { AdapterContext } from './adapter-context.ts';
import {
  SP_UNTAGGED,
  SRB_FLAGS_BYPASS_FROZEN_QUEUE,
  SRB_FLAGS_DATA_IN,
  SRB_FLAGS_DISABLE_AUTOSENSE,
  SRB_FLAGS_DISABLE_DISCONNECT,
  SRB_FLAGS_NO_QUEUE_FREEZE,
  SRB_FUNCTION_EXECUTE_SCSI,
  SRB_STATUS_MASK,
  SRB_STATUS_SUCCESS,
} from './constants.ts';
import type { Request } from './request.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** Requests of the port driver's own bear numbers from here on, so that those of the class driver count from 1. */
const FIRST_ID = 1_000_000;

/** Seconds that REQUEST SENSE may take (ReactOS scsiport); INQUIRY too. */
const TIME_OUT = 2;

const OWN_FLAGS =
  SRB_FLAGS_DATA_IN |
  SRB_FLAGS_BYPASS_FROZEN_QUEUE |
  SRB_FLAGS_DISABLE_AUTOSENSE |
  SRB_FLAGS_DISABLE_DISCONNECT |
  SRB_FLAGS_NO_QUEUE_FREEZE;

interface Address {
  readonly path: number;
  readonly target: number;
  readonly lun: number;
}

interface Buffer {
  /** Virtual address. */
  readonly address: number;
  /** Bytes, up to 255. */
  readonly length: number;
}

/** REQUEST SENSE for a request whose sense data are still with the target. */
export function requestSense(
  context: AdapterContext,
  failed: Request,
  next: { start(request: Request): void; done(valid: boolean): void },
): void {
  const buffer = { address: failed.sense, length: failed.senseLength };
  const own = portRequest(context, failed, OPERATION.REQUEST_SENSE, buffer, next.done);
  if (own === undefined) next.done(false);
  else next.start(own);
}

/** INQUIRY of one logical unit; undefined when there is no memory for it. */
export function inquiry(
  context: AdapterContext,
  address: Address,
  buffer: Buffer,
  done: (succeeded: boolean) => void,
): Request | undefined {
  return portRequest(context, address, OPERATION.INQUIRY, buffer, done);
}

function portRequest(
  context: AdapterContext,
  { path, target, lun }: Address,
  operation: number,
  buffer: Buffer,
  done: (succeeded: boolean) => void,
): Request | undefined {
  const { machine, miniport, adapter } = context;
  const { pool } = machine;
  const { memory } = miniport.program;
  const extensionSize = adapter.configuration.srbExtensionSize;
  const srb = pool.tryAllocate(SRB.size, 'srb');
  const srbExtension = extensionSize === 0 ? 0 : pool.tryAllocate(extensionSize, 'srb-extension');
  if (srb === undefined || srbExtension === undefined) {
    if (srb !== undefined) pool.release(srb, SRB.size);
    return undefined;
  }
  const cdb = Uint8Array.of(operation, lun << 5, 0, 0, buffer.length, 0);
  fillSrb(memory, srb, { path, target, lun, cdb, buffer, srbExtension });
  const id = FIRST_ID + adapter.ownRequests;
  adapter.ownRequests += 1;
  return {
    id,
    srb,
    path,
    target,
    lun,
    cdb,
    flags: OWN_FLAGS,
    queueAction: 0,
    buffer: buffer.address,
    length: buffer.length,
    direction: 'in',
    sense: 0,
    senseLength: 0,
    srbExtension,
    timeout: TIME_OUT,
    done: () => {
      const status = memory.view.getUint8(srb + SRB.SrbStatus);
      const succeeded = (status & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS;
      pool.release(srb, SRB.size);
      if (extensionSize !== 0) pool.release(srbExtension, extensionSize);
      done(succeeded);
    },
  };
}

function fillSrb(
  { view, bytes }: GuardedMemory,
  srb: number,
  parts: Address & { readonly cdb: Uint8Array; readonly buffer: Buffer; readonly srbExtension: number },
): void {
  view.setUint16(srb + SRB.Length, SRB.size, true);
  view.setUint8(srb + SRB.Function, SRB_FUNCTION_EXECUTE_SCSI);
  view.setUint8(srb + SRB.PathId, parts.path);
  view.setUint8(srb + SRB.TargetId, parts.target);
  view.setUint8(srb + SRB.Lun, parts.lun);
  view.setUint8(srb + SRB.QueueTag, SP_UNTAGGED);
  view.setUint8(srb + SRB.CdbLength, parts.cdb.length);
  view.setUint32(srb + SRB.SrbFlags, OWN_FLAGS, true);
  view.setUint32(srb + SRB.DataTransferLength, parts.buffer.length, true);
  view.setUint32(srb + SRB.TimeOutValue, TIME_OUT, true);
  view.setUint32(srb + SRB.DataBuffer, parts.buffer.address, true);
  view.setUint32(srb + SRB.SrbExtension, parts.srbExtension, true);
  bytes.set(parts.cdb, srb + SRB.Cdb);
}
