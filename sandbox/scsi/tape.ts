/**
 * A tape drive: recorded blocks and filemarks, one after another. Its own blocks have 512 bytes; a command with
 * FIXED 0 may record one of any other length.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 10 (sequential-access devices)
 */

import { cdbByte, OPERATION } from './cdb.ts';
import { DEVICE_TYPE } from './inquiry.ts';
import { patternBlock } from './medium.ts';
import { ScsiUnit, type ScsiUnitConfig } from './scsi-unit.ts';
import {
  END_OF_DATA,
  END_OF_MEDIUM,
  FILEMARK_DETECTED,
  INCORRECT_LENGTH,
  INVALID_FIELD_IN_CDB,
  type Sense,
} from './sense.ts';
import { type CommandResult, checkCondition, good } from './target.ts';

export const TAPE_BLOCK_BYTES = 512;

/** Bits of byte 1 of READ and WRITE: count in blocks; a block of another length is no error. [SCSI-2] 10.2.4 */
const FIXED = 0x01;
const SILI = 0x02;

export interface TapeConfig extends ScsiUnitConfig {
  /** Blocks of 512 bytes that are recorded, at least 1. The tape has room for them and their filemarks. */
  readonly blocks: number;
  /** A filemark follows each so many blocks; none unless given. */
  readonly filemarkEvery?: number | undefined;
}

type Recorded = Uint8Array | 'filemark';

interface Transfer {
  readonly fixed: boolean;
  readonly suppressIncorrectLength: boolean;
  /** Blocks when `fixed`, else bytes of one block. */
  readonly length: number;
}

/** 24 bits of transfer length. [SCSI-2] 10.2.4 */
function transferOf(cdb: Uint8Array): Transfer {
  const flags = cdbByte(cdb, 1);
  return {
    fixed: (flags & FIXED) !== 0,
    suppressIncorrectLength: (flags & SILI) !== 0,
    length: (cdbByte(cdb, 2) << 16) | (cdbByte(cdb, 3) << 8) | cdbByte(cdb, 4),
  };
}

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const data = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let offset = 0;
  for (const block of blocks) {
    data.set(block, offset);
    offset += block.length;
  }
  return data;
}

export class Tape extends ScsiUnit {
  readonly #recorded: Recorded[] = [];
  /** Most that the tape holds, filemarks included. */
  readonly #capacity: number;
  /** Index of what passes the head next. */
  #position = 0;

  constructor(config: TapeConfig) {
    super(config, { deviceType: DEVICE_TYPE.TAPE, removable: true, product: 'TRAINING TAPE   ' });
    const { blocks, filemarkEvery = 0 } = config;
    for (let block = 0; block < blocks; block += 1) {
      this.#recorded.push(patternBlock(config, block, TAPE_BLOCK_BYTES));
      if (filemarkEvery > 0 && (block + 1) % filemarkEvery === 0) this.#recorded.push('filemark');
    }
    this.#capacity = this.#recorded.length;
  }

  /** The last `bytes`, or as many as there are, that passed the head: for whoever verifies a transfer. */
  passed(bytes: number): Uint8Array {
    const blocks = this.#recorded.slice(0, this.#position).filter((item) => item !== 'filemark');
    const data = joined(blocks.slice(-Math.ceil(bytes / TAPE_BLOCK_BYTES)));
    return data.slice(Math.max(0, data.length - bytes));
  }

  protected wantedBytes(cdb: Uint8Array): number {
    if (cdbByte(cdb, 0) !== OPERATION.WRITE_6) return 0;
    const { fixed, length } = transferOf(cdb);
    if (fixed) return Math.min(length, this.#room()) * TAPE_BLOCK_BYTES;
    return this.#room() > 0 ? length : 0;
  }

  protected perform(cdb: Uint8Array, dataOut: Uint8Array): CommandResult | undefined {
    switch (cdbByte(cdb, 0)) {
      case OPERATION.TEST_UNIT_READY:
        return good();
      case OPERATION.REWIND:
        this.#position = 0;
        return good();
      case OPERATION.READ_6:
        return this.#read(transferOf(cdb));
      case OPERATION.WRITE_6:
        return this.#write(transferOf(cdb), dataOut);
      case OPERATION.WRITE_FILEMARKS:
        return this.#writeFilemarks(transferOf(cdb).length);
      default:
        return undefined;
    }
  }

  #read(transfer: Transfer): CommandResult {
    const { fixed, suppressIncorrectLength, length } = transfer;
    // A suppressed length of a block has no meaning in a count of blocks. [SCSI-2] 10.2.4
    if (fixed && suppressIncorrectLength) return checkCondition(INVALID_FIELD_IN_CDB);
    if (length === 0) return good();
    return fixed ? this.#readBlocks(length) : this.#readBlock(length, suppressIncorrectLength);
  }

  /** INFORMATION is the requested number of blocks less those read. [SCSI-2] 10.2.4 */
  #readBlocks(count: number): CommandResult {
    const blocks: Uint8Array[] = [];
    while (blocks.length < count) {
      const information = count - blocks.length;
      const next = this.#pass();
      if (!(next instanceof Uint8Array)) return checkCondition({ ...next, information }, joined(blocks));
      if (next.length !== TAPE_BLOCK_BYTES) {
        return checkCondition({ ...INCORRECT_LENGTH, information }, joined(blocks));
      }
      blocks.push(next);
    }
    return good(joined(blocks));
  }

  /** INFORMATION is the requested length less that of the block, negative for a longer block. [SCSI-2] 10.2.4 */
  #readBlock(length: number, suppressIncorrectLength: boolean): CommandResult {
    const block = this.#pass();
    if (!(block instanceof Uint8Array)) return checkCondition({ ...block, information: length });
    const data = block.slice(0, length);
    if (block.length === length || suppressIncorrectLength) return good(data);
    return checkCondition({ ...INCORRECT_LENGTH, information: (length - block.length) >>> 0 }, data);
  }

  /** What passes the head next; sense data where that is no block. A filemark is passed, the end of data is not. */
  #pass(): Uint8Array | Sense {
    const next = this.#recorded[this.#position];
    if (next === undefined) return END_OF_DATA;
    this.#position += 1;
    return next === 'filemark' ? FILEMARK_DETECTED : next;
  }

  /** INFORMATION is what was not written, in the unit of the transfer length. [SCSI-2] 10.2.14 */
  #write({ fixed, length }: Transfer, dataOut: Uint8Array): CommandResult {
    const blockBytes = fixed ? TAPE_BLOCK_BYTES : length;
    const count = fixed ? length : Math.min(length, 1);
    const room = this.#room();
    const received = count === 0 ? 0 : Math.min(count, room, Math.floor(dataOut.length / blockBytes));
    for (let index = 0; index < received; index += 1) {
      this.#record(dataOut.slice(index * blockBytes, (index + 1) * blockBytes));
    }
    if (count <= room) return good();
    return checkCondition({ ...END_OF_MEDIUM, information: fixed ? count - received : length });
  }

  #writeFilemarks(count: number): CommandResult {
    const written = Math.min(count, this.#room());
    for (let index = 0; index < written; index += 1) this.#record('filemark');
    return written === count ? good() : checkCondition({ ...END_OF_MEDIUM, information: count - written });
  }

  #room(): number {
    return this.#capacity - this.#position;
  }

  /** Whatever was recorded from here on is lost. */
  #record(item: Recorded): void {
    this.#recorded.length = this.#position;
    this.#recorded.push(item);
    this.#position += 1;
  }
}
