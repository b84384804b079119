/**
 * What a logical unit says of itself.
 *
 * [SCSI-2] ANSI X3.131-1994, 8.2.5
 */

import { cdbByte } from './cdb.ts';
import { INVALID_FIELD_IN_CDB } from './sense.ts';
import { type CommandResult, checkCondition, good } from './target.ts';

/** Peripheral device types. [SCSI-2] 8.2.5.1, table 47 */
export const DEVICE_TYPE = { DISK: 0x00, TAPE: 0x01, CD_ROM: 0x05 } as const;

export interface Identity {
  readonly deviceType: number;
  readonly removable: boolean;
  /** Sixteen characters, padded with spaces. */
  readonly product: string;
}

const VENDOR = 'FIFTYUS ';
const REVISION = '1.0 ';

const STANDARD_BYTES = 36;
/** Removable medium bit. */
const RMB = 0x80;
/** ANSI-approved version 2, and response data in its format. */
const SCSI_2 = 0x02;
/** CmdQue: tagged command queuing. */
const COMMAND_QUEUING = 0x02;

/** Standard INQUIRY data of a SCSI-2 device with command queuing. [SCSI-2] 8.2.5.1, table 45 */
export function standardData({ deviceType, removable, product }: Identity): Uint8Array {
  const data = new Uint8Array(STANDARD_BYTES);
  data[0] = deviceType;
  data[1] = removable ? RMB : 0;
  data[2] = SCSI_2;
  data[3] = SCSI_2;
  data[4] = STANDARD_BYTES - 5;
  data[7] = COMMAND_QUEUING;
  const text = VENDOR + product + REVISION;
  for (let index = 0; index < text.length; index += 1) data[8 + index] = text.charCodeAt(index);
  return data;
}

/** INQUIRY; there are no vital product data. */
export function inquire(cdb: Uint8Array, identity: Identity): CommandResult {
  const vitalProductData = (cdbByte(cdb, 1) & 1) !== 0;
  if (vitalProductData || cdbByte(cdb, 2) !== 0) return checkCondition(INVALID_FIELD_IN_CDB);
  return good(standardData(identity).slice(0, cdbByte(cdb, 4)));
}
