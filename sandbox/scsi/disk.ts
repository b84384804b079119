/**
 * A disk of 512-byte blocks with stored contents.
 *
 * [SCSI-2] ANSI X3.131-1994, clause 9 (direct-access devices)
 */

import { type BlockSpan, blockSpan6, blockSpan10, cdbByte, OPERATION } from './cdb.ts';
import { DEVICE_TYPE } from './inquiry.ts';
import { Medium, patternBlock } from './medium.ts';
import { ScsiUnit, type ScsiUnitConfig } from './scsi-unit.ts';
import { BLOCK_OUT_OF_RANGE, UNRECOVERED_READ_ERROR, WRITE_ERROR } from './sense.ts';
import { type CommandResult, checkCondition, good } from './target.ts';

export const BLOCK_BYTES = 512;

export interface DiskConfig extends ScsiUnitConfig {
  /** Capacity in blocks of 512 bytes, at least 1. */
  readonly blocks: number;
  /** Addresses of blocks that can be neither read nor written; none unless given. */
  readonly badBlocks?: readonly number[] | undefined;
}

/** What a disk's block holds before anything is written to it. */
export function initialBlock(target: number, lun: number, lba: number): Uint8Array {
  return patternBlock({ target, lun }, lba, BLOCK_BYTES);
}

export class Disk extends ScsiUnit {
  readonly #medium: Medium;
  readonly #badBlocks: ReadonlySet<number>;

  constructor(config: DiskConfig) {
    super(config, { deviceType: DEVICE_TYPE.DISK, removable: false, product: 'TRAINING DISK   ' });
    this.#medium = new Medium(config, config.blocks, BLOCK_BYTES);
    this.#badBlocks = new Set(config.badBlocks);
  }

  /** Capacity in blocks. */
  get blocks(): number {
    return this.#medium.blocks;
  }

  /** The medium's contents, for whoever verifies a transfer. `lba + blocks` is within the capacity. */
  read(lba: number, blocks: number): Uint8Array {
    return this.#medium.read({ lba, blocks });
  }

  /** Stores whole blocks, for whoever has the disk without a SCSI bus. They lie within the capacity. */
  write(lba: number, data: Uint8Array): void {
    this.#medium.write({ lba, blocks: data.length / BLOCK_BYTES }, data);
  }

  /** Whether every block of the span is there and can be read and written. */
  usable(span: BlockSpan): boolean {
    return this.#medium.holds(span) && this.#firstBad(span) === undefined;
  }

  protected wantedBytes(cdb: Uint8Array): number {
    const span = writeSpan(cdb);
    return span !== undefined && this.#medium.holds(span) ? span.blocks * BLOCK_BYTES : 0;
  }

  protected perform(cdb: Uint8Array, dataOut: Uint8Array): CommandResult | undefined {
    switch (cdbByte(cdb, 0)) {
      case OPERATION.TEST_UNIT_READY:
        return good();
      case OPERATION.READ_CAPACITY:
        return good(this.#medium.capacityData());
      case OPERATION.READ_6:
        return this.#readSpan(blockSpan6(cdb));
      case OPERATION.READ_10:
        return this.#readSpan(blockSpan10(cdb));
      case OPERATION.WRITE_6:
        return this.#store(blockSpan6(cdb), dataOut);
      case OPERATION.WRITE_10:
        return this.#store(blockSpan10(cdb), dataOut);
      default:
        return undefined;
    }
  }

  /** The blocks before a bad one are sent; INFORMATION names the bad one. [SCSI-2] 9.1.9, 8.2.14 */
  #readSpan(span: BlockSpan): CommandResult {
    if (!this.#medium.holds(span)) return checkCondition(BLOCK_OUT_OF_RANGE);
    const bad = this.#firstBad(span);
    if (bad === undefined) return good(this.#medium.read(span));
    const before = this.#medium.read({ lba: span.lba, blocks: bad - span.lba });
    return checkCondition({ ...UNRECOVERED_READ_ERROR, information: bad }, before);
  }

  #store(span: BlockSpan, dataOut: Uint8Array): CommandResult {
    if (!this.#medium.holds(span)) return checkCondition(BLOCK_OUT_OF_RANGE);
    const bad = this.#firstBad(span);
    this.#medium.write(bad === undefined ? span : { lba: span.lba, blocks: bad - span.lba }, dataOut);
    return bad === undefined ? good() : checkCondition({ ...WRITE_ERROR, information: bad });
  }

  #firstBad({ lba, blocks }: BlockSpan): number | undefined {
    const within = [...this.#badBlocks].filter((bad) => bad >= lba && bad < lba + blocks);
    return within.length === 0 ? undefined : Math.min(...within);
  }
}

function writeSpan(cdb: Uint8Array): BlockSpan | undefined {
  if (cdbByte(cdb, 0) === OPERATION.WRITE_6) return blockSpan6(cdb);
  if (cdbByte(cdb, 0) === OPERATION.WRITE_10) return blockSpan10(cdb);
  return undefined;
}
