/**
 * A disk of 512-byte blocks with stored contents.
 *
 * [SCSI-2] ANSI X3.131-1994, clauses 8 (all devices) and 9 (direct-access devices)
 */

import { type BlockSpan, blockSpan6, blockSpan10, cdbByte, OPERATION } from './cdb.ts';
import {
  BLOCK_OUT_OF_RANGE,
  fixedFormat,
  INVALID_FIELD_IN_CDB,
  INVALID_OPERATION_CODE,
  NO_SENSE,
  type Sense,
} from './sense.ts';
import { type CommandResult, checkCondition, good, type LogicalUnit } from './target.ts';

export const BLOCK_BYTES = 512;

const VENDOR = 'FIFTYUS ';
const PRODUCT = 'TRAINING DISK   ';
const REVISION = '1.0 ';

export interface DiskConfig {
  readonly target: number;
  readonly lun: number;
  /** Capacity in blocks of 512 bytes, at least 1. */
  readonly blocks: number;
  /** Nanoseconds from the command until the disk reconnects, both ends included. */
  readonly latencyNs: readonly [low: number, high: number];
}

/**
 * What a block holds before anything is written to it: 128 words that depend on the unit and the address, so that
 * data from the wrong place is never mistaken for the right. Mixing step: the 32-bit finaliser of MurmurHash3.
 */
export function initialBlock(target: number, lun: number, lba: number): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  const view = new DataView(block.buffer);
  const origin = Math.imul(lba + 1, 0x9e37_79b1) ^ (target << 24) ^ (lun << 16);
  for (let word = 0; word < BLOCK_BYTES / 4; word += 1) {
    let mixed = (origin + word) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    view.setUint32(word * 4, (mixed ^ (mixed >>> 16)) >>> 0, true);
  }
  return block;
}

/** INQUIRY data of a SCSI-2 disk with command queuing. [SCSI-2] 8.2.5.1, table 45 */
function inquiryData(): Uint8Array {
  const data = new Uint8Array(36);
  data[2] = 0x02;
  data[3] = 0x02;
  data[4] = data.length - 5;
  data[7] = 0x02;
  const text = VENDOR + PRODUCT + REVISION;
  for (let index = 0; index < text.length; index += 1) data[8 + index] = text.charCodeAt(index);
  return data;
}

export class Disk implements LogicalUnit {
  readonly target: number;
  readonly lun: number;
  readonly blocks: number;
  readonly latencyNs: readonly [low: number, high: number];
  readonly #written = new Map<number, Uint8Array>();
  #sense: Sense = NO_SENSE;

  constructor(config: DiskConfig) {
    this.target = config.target;
    this.lun = config.lun;
    this.blocks = config.blocks;
    this.latencyNs = config.latencyNs;
  }

  /** The medium's contents, for the drive and for whoever verifies a transfer. `lba + blocks` is within the capacity. */
  read(lba: number, blocks: number): Uint8Array {
    const data = new Uint8Array(blocks * BLOCK_BYTES);
    for (let index = 0; index < blocks; index += 1) {
      const block = this.#written.get(lba + index) ?? initialBlock(this.target, this.lun, lba + index);
      data.set(block, index * BLOCK_BYTES);
    }
    return data;
  }

  dataOutLength(cdb: Uint8Array): number {
    const span = this.#writeSpan(cdb);
    return span !== undefined && this.#holds(span) ? span.blocks * BLOCK_BYTES : 0;
  }

  execute(cdb: Uint8Array, dataOut: Uint8Array): CommandResult {
    const result = this.#perform(cdb, dataOut);
    // Sense data lasts until the next command to the unit. [SCSI-2] 7.6
    this.#sense = result.sense ?? NO_SENSE;
    return result;
  }

  #perform(cdb: Uint8Array, dataOut: Uint8Array): CommandResult {
    switch (cdbByte(cdb, 0)) {
      case OPERATION.TEST_UNIT_READY:
        return good();
      case OPERATION.REQUEST_SENSE:
        return good(fixedFormat(this.#sense).slice(0, cdbByte(cdb, 4)));
      case OPERATION.INQUIRY:
        return this.#inquiry(cdb);
      case OPERATION.READ_CAPACITY:
        return good(this.#capacity());
      case OPERATION.READ_6:
        return this.#readSpan(blockSpan6(cdb));
      case OPERATION.READ_10:
        return this.#readSpan(blockSpan10(cdb));
      case OPERATION.WRITE_6:
        return this.#store(blockSpan6(cdb), dataOut);
      case OPERATION.WRITE_10:
        return this.#store(blockSpan10(cdb), dataOut);
      default:
        return checkCondition(INVALID_OPERATION_CODE);
    }
  }

  #inquiry(cdb: Uint8Array): CommandResult {
    const vitalProductData = (cdbByte(cdb, 1) & 1) !== 0;
    if (vitalProductData || cdbByte(cdb, 2) !== 0) return checkCondition(INVALID_FIELD_IN_CDB);
    return good(inquiryData().slice(0, cdbByte(cdb, 4)));
  }

  /** Address of the last block and the block length, big-endian. [SCSI-2] 9.2.7 */
  #capacity(): Uint8Array {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, this.blocks - 1);
    view.setUint32(4, BLOCK_BYTES);
    return new Uint8Array(view.buffer);
  }

  #holds(span: BlockSpan): boolean {
    return span.lba < this.blocks && span.lba + span.blocks <= this.blocks;
  }

  #readSpan(span: BlockSpan): CommandResult {
    return this.#holds(span) ? good(this.read(span.lba, span.blocks)) : checkCondition(BLOCK_OUT_OF_RANGE);
  }

  #writeSpan(cdb: Uint8Array): BlockSpan | undefined {
    if (cdbByte(cdb, 0) === OPERATION.WRITE_6) return blockSpan6(cdb);
    if (cdbByte(cdb, 0) === OPERATION.WRITE_10) return blockSpan10(cdb);
    return undefined;
  }

  /** Stores whole blocks only: a block of which the initiator sent a part keeps its contents. */
  #store(span: BlockSpan, dataOut: Uint8Array): CommandResult {
    if (!this.#holds(span)) return checkCondition(BLOCK_OUT_OF_RANGE);
    const received = Math.min(span.blocks, Math.floor(dataOut.length / BLOCK_BYTES));
    for (let index = 0; index < received; index += 1) {
      this.#written.set(span.lba + index, dataOut.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES));
    }
    return good();
  }
}
