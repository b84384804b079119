/**
 * Sense data: why a command ended with CHECK CONDITION.
 *
 * [SCSI-2] ANSI X3.131-1994, 8.2.14.3 (sense keys and additional sense codes)
 */

export interface Sense {
  readonly key: number;
  /** Additional sense code and its qualifier. */
  readonly code: number;
  readonly qualifier: number;
}

const ILLEGAL_REQUEST = 0x5;

export const NO_SENSE: Sense = { key: 0x0, code: 0x00, qualifier: 0x00 };
export const INVALID_OPERATION_CODE: Sense = { key: ILLEGAL_REQUEST, code: 0x20, qualifier: 0x00 };
export const BLOCK_OUT_OF_RANGE: Sense = { key: ILLEGAL_REQUEST, code: 0x21, qualifier: 0x00 };
export const INVALID_FIELD_IN_CDB: Sense = { key: ILLEGAL_REQUEST, code: 0x24, qualifier: 0x00 };
export const UNIT_NOT_SUPPORTED: Sense = { key: ILLEGAL_REQUEST, code: 0x25, qualifier: 0x00 };

/** Bytes of fixed-format sense data without further bytes. */
export const SENSE_LENGTH = 18;

/** Sense data of a current error in the fixed format. [SCSI-2] 8.2.14, table 65 */
export function fixedFormat(sense: Sense): Uint8Array {
  const data = new Uint8Array(SENSE_LENGTH);
  data[0] = 0x70;
  data[2] = sense.key;
  data[7] = SENSE_LENGTH - 8;
  data[12] = sense.code;
  data[13] = sense.qualifier;
  return data;
}
