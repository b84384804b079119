/** The commands that class drivers send, and what must have come of each. */

import { type BlockSpan, OPERATION } from '../scsi/cdb.ts';
import type { ScsiUnit } from '../scsi/scsi-unit.ts';

/** One command: what its SRB says, and what the unit has to say to it. */
export interface Command {
  readonly cdb: Uint8Array;
  /** Bytes of data; 0 for none. */
  readonly length: number;
  readonly direction: 'in' | 'out' | 'none';
  /** What the first `transferred` bytes of its data must be once the unit is done with it. */
  expected(transferred: number): Uint8Array;
  /** Bytes that the unit says were not there to transfer, where that is no failure. */
  shortBy?(sense: Uint8Array): number | undefined;
}

/** One request of the workload: a command, or several whose data follow each other in one buffer. */
export interface Transfer {
  readonly unit: ScsiUnit;
  readonly commands: readonly Command[];
  /** The port driver is to give it no queue tag, and the unit is not to leave the bus. */
  readonly disableDisconnect: boolean;
}

const NOTHING = new Uint8Array(0);
const CDB_6_BYTES = 6;
const CDB_10_BYTES = 10;
const INQUIRY_BYTES = 36;

/** READ(10) or WRITE(10). [SCSI-2] 9.2.6, 9.2.21 */
export function readWrite10(write: boolean, { lba, blocks }: BlockSpan): Uint8Array {
  const view = new DataView(new ArrayBuffer(CDB_10_BYTES));
  view.setUint8(0, write ? OPERATION.WRITE_10 : OPERATION.READ_10);
  view.setUint32(2, lba);
  view.setUint16(7, blocks);
  return new Uint8Array(view.buffer);
}

/** READ or WRITE of a sequential-access device, FIXED being 1. [SCSI-2] 10.2.4, 10.2.14 */
export function sequentialReadWrite(write: boolean, blocks: number): Uint8Array {
  const operation = write ? OPERATION.WRITE_6 : OPERATION.READ_6;
  return Uint8Array.of(operation, 1, (blocks >> 16) & 0xff, (blocks >> 8) & 0xff, blocks & 0xff, 0);
}

/** A command without data or parameters: TEST UNIT READY, REWIND. */
export function bareCommand(operation: number): Command {
  const cdb = new Uint8Array(CDB_6_BYTES);
  cdb[0] = operation;
  return { cdb, length: 0, direction: 'none', expected: () => NOTHING };
}

/** INQUIRY for the standard data. [SCSI-2] 8.2.5 */
export function inquiryCommand(unit: ScsiUnit): Command {
  return {
    cdb: Uint8Array.of(OPERATION.INQUIRY, 0, 0, 0, INQUIRY_BYTES, 0),
    length: INQUIRY_BYTES,
    direction: 'in',
    expected: (transferred) => unit.identification().slice(0, transferred),
  };
}
