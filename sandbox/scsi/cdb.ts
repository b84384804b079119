/**
 * Command descriptor blocks.
 *
 * [SCSI-2] ANSI X3.131-1994
 */

export const OPERATION = {
  /** [SCSI-2] 8.2.16 */
  TEST_UNIT_READY: 0x00,
  /** Sequential-access devices only. [SCSI-2] 10.2.11 */
  REWIND: 0x01,
  /** [SCSI-2] 8.2.14 */
  REQUEST_SENSE: 0x03,
  /** [SCSI-2] 9.2.5 */
  READ_6: 0x08,
  /** [SCSI-2] 9.2.20 */
  WRITE_6: 0x0a,
  /** Sequential-access devices only. [SCSI-2] 10.2.15 */
  WRITE_FILEMARKS: 0x10,
  /** [SCSI-2] 8.2.5 */
  INQUIRY: 0x12,
  /** [SCSI-2] 9.2.7 */
  READ_CAPACITY: 0x25,
  /** [SCSI-2] 9.2.6 */
  READ_10: 0x28,
  /** [SCSI-2] 9.2.21 */
  WRITE_10: 0x2a,
  /** CD-ROM devices only. [SCSI-2] 14.2.10 */
  READ_TOC: 0x43,
} as const;

/** Status byte. [SCSI-2] 7.3, table 27 */
export const STATUS = { GOOD: 0x00, CHECK_CONDITION: 0x02, BUSY: 0x08, QUEUE_FULL: 0x28 } as const;

/** Bytes of a CDB by the group in the upper three bits of its operation code; groups 3, 4, 6 and 7 have none. [SCSI-2] 7.2.1 */
const GROUP_LENGTH: readonly (number | undefined)[] = [
  6,
  10,
  10,
  undefined,
  undefined,
  12,
  undefined,
  undefined,
];

/** @returns bytes of the CDB that begins with the operation code; undefined for reserved and vendor's groups */
export function cdbLength(operation: number): number | undefined {
  return GROUP_LENGTH[operation >> 5];
}

/** Byte `index` of a CDB; 0 beyond its end. */
export function cdbByte(cdb: Uint8Array, index: number): number {
  return cdb[index] ?? 0;
}

/** A span of logical blocks. */
export interface BlockSpan {
  readonly lba: number;
  readonly blocks: number;
}

/** Six-byte READ and WRITE: 21 bits of address; a length of 0 means 256 blocks. [SCSI-2] 9.2.5 */
export function blockSpan6(cdb: Uint8Array): BlockSpan {
  const lba = ((cdbByte(cdb, 1) & 0x1f) << 16) | (cdbByte(cdb, 2) << 8) | cdbByte(cdb, 3);
  const length = cdbByte(cdb, 4);
  return { lba, blocks: length === 0 ? 256 : length };
}

/** Ten-byte READ and WRITE: 32 bits of address; a length of 0 transfers nothing. [SCSI-2] 9.2.6 */
export function blockSpan10(cdb: Uint8Array): BlockSpan {
  const lba =
    ((cdbByte(cdb, 2) << 24) | (cdbByte(cdb, 3) << 16) | (cdbByte(cdb, 4) << 8) | cdbByte(cdb, 5)) >>> 0;
  return { lba, blocks: (cdbByte(cdb, 7) << 8) | cdbByte(cdb, 8) };
}
