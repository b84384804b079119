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
  /** What the device type puts into the INFORMATION field, 32 bits; absent: VALID is 0. [SCSI-2] 8.2.14 */
  readonly information?: number;
  /** Sequential-access devices only: FILEMARK, EOM and ILI. [SCSI-2] 10.2.5, 8.2.14 */
  readonly flags?: number;
}

const NOTHING_TO_REPORT = 0x0;
const NOT_READY = 0x2;
const MEDIUM_ERROR = 0x3;
const ILLEGAL_REQUEST = 0x5;
const UNIT_ATTENTION = 0x6;
const BLANK_CHECK = 0x8;
const VOLUME_OVERFLOW = 0xd;

/** Bits of byte 2 beside the sense key. [SCSI-2] 8.2.14, table 65 */
export const SENSE_FLAG = { FILEMARK: 0x80, EOM: 0x40, ILI: 0x20 } as const;

export const NO_SENSE: Sense = { key: NOTHING_TO_REPORT, code: 0x00, qualifier: 0x00 };
export const FILEMARK_DETECTED: Sense = {
  key: NOTHING_TO_REPORT,
  code: 0x00,
  qualifier: 0x01,
  flags: SENSE_FLAG.FILEMARK,
};
export const INCORRECT_LENGTH: Sense = { ...NO_SENSE, flags: SENSE_FLAG.ILI };
export const NO_MEDIUM: Sense = { key: NOT_READY, code: 0x3a, qualifier: 0x00 };
/** WRITE ERROR, AUTO REALLOCATION FAILED */
export const WRITE_ERROR: Sense = { key: MEDIUM_ERROR, code: 0x0c, qualifier: 0x02 };
export const UNRECOVERED_READ_ERROR: Sense = { key: MEDIUM_ERROR, code: 0x11, qualifier: 0x00 };
export const INVALID_OPERATION_CODE: Sense = { key: ILLEGAL_REQUEST, code: 0x20, qualifier: 0x00 };
export const BLOCK_OUT_OF_RANGE: Sense = { key: ILLEGAL_REQUEST, code: 0x21, qualifier: 0x00 };
export const INVALID_FIELD_IN_CDB: Sense = { key: ILLEGAL_REQUEST, code: 0x24, qualifier: 0x00 };
export const UNIT_NOT_SUPPORTED: Sense = { key: ILLEGAL_REQUEST, code: 0x25, qualifier: 0x00 };
/** POWER ON, RESET, OR BUS DEVICE RESET OCCURRED */
export const RESET_OCCURRED: Sense = { key: UNIT_ATTENTION, code: 0x29, qualifier: 0x00 };
/** END-OF-DATA DETECTED */
export const END_OF_DATA: Sense = { key: BLANK_CHECK, code: 0x00, qualifier: 0x05 };
/** END-OF-PARTITION/MEDIUM DETECTED */
export const END_OF_MEDIUM: Sense = {
  key: VOLUME_OVERFLOW,
  code: 0x00,
  qualifier: 0x02,
  flags: SENSE_FLAG.EOM,
};

/** Bytes of fixed-format sense data without further bytes. */
export const SENSE_LENGTH = 18;

/** Error code of a current error, and the bit that says that the INFORMATION field holds something. */
const CURRENT_ERROR = 0x70;
const VALID = 0x80;

/** Sense data of a current error in the fixed format. [SCSI-2] 8.2.14, table 65 */
export function fixedFormat(sense: Sense): Uint8Array {
  const data = new Uint8Array(SENSE_LENGTH);
  data[0] = CURRENT_ERROR | (sense.information === undefined ? 0 : VALID);
  data[2] = sense.key | (sense.flags ?? 0);
  new DataView(data.buffer).setUint32(3, sense.information ?? 0);
  data[7] = SENSE_LENGTH - 8;
  data[12] = sense.code;
  data[13] = sense.qualifier;
  return data;
}
