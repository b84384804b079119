/** Where the requests to each unit come from: what its kind of class driver asks for next. */

import { CD_BLOCK_BYTES, CdRom } from '../scsi/cd-rom.ts';
import { cdbByte, OPERATION } from '../scsi/cdb.ts';
import { BLOCK_BYTES, type Disk } from '../scsi/disk.ts';
import { END_OF_DATA, END_OF_MEDIUM, SENSE_FLAG } from '../scsi/sense.ts';
import { TAPE_BLOCK_BYTES, Tape } from '../scsi/tape.ts';
import type { StorageUnit } from '../scsi/units.ts';
import {
  bareCommand,
  type Command,
  inquiryCommand,
  readWrite10,
  sequentialReadWrite,
} from './class-driver-command.ts';
import { largestTransfer, splitSpan } from './class-driver-split.ts';

/** What the workload draws for a request; a unit that cannot be written reads instead. */
export interface Drawn {
  /** At least 1. */
  readonly blocks: number;
  readonly write: boolean;
}

export interface RequestSource {
  readonly unit: StorageUnit;
  /** Its requests are sent one at a time, because each begins where the one before it ended. */
  readonly serial: boolean;
  /** The commands of the next request. @param limitBytes largest transfer of the adapter */
  next(drawn: Drawn, limitBytes: number): Command[];
}

export function requestSource(unit: StorageUnit): RequestSource {
  if (unit instanceof Tape) return new TapeSource(unit);
  return unit instanceof CdRom
    ? new BlockSource(unit, CD_BLOCK_BYTES, removableStart(unit))
    : new BlockSource(unit, BLOCK_BYTES, []);
}

/** What is asked first of a unit whose medium may be missing. */
function removableStart(unit: StorageUnit): Command[] {
  return [inquiryCommand(unit), bareCommand(OPERATION.TEST_UNIT_READY)];
}

/** Disks and CD-ROMs: consecutive requests never overlap, and what exceeds the adapter's limit is split. */
class BlockSource implements RequestSource {
  readonly unit: Disk | CdRom;
  readonly serial = false;
  readonly #blockBytes: number;
  readonly #first: Command[];
  #lba = 0;

  constructor(unit: Disk | CdRom, blockBytes: number, first: Command[]) {
    this.unit = unit;
    this.#blockBytes = blockBytes;
    this.#first = first;
  }

  next(drawn: Drawn, limitBytes: number): Command[] {
    const first = this.#first.shift();
    if (first !== undefined) return [first];
    const { unit } = this;
    const blocks = Math.min(drawn.blocks, unit.blocks);
    if (this.#lba + blocks > unit.blocks) this.#lba = 0;
    const span = { lba: this.#lba, blocks };
    this.#lba += blocks;
    const write = drawn.write && !(unit instanceof CdRom);
    return splitSpan(span, largestTransfer(limitBytes, this.#blockBytes)).map((part) => ({
      cdb: readWrite10(write, part),
      length: part.blocks * this.#blockBytes,
      direction: write ? 'out' : 'in',
      expected: (transferred) => unit.read(part.lba, part.blocks).slice(0, transferred),
    }));
  }
}

/** A tape: no request is split, for its blocks would not belong together; whoever uses one asks for its limit first. */
class TapeSource implements RequestSource {
  readonly unit: Tape;
  readonly serial = true;
  readonly #first: Command[];

  constructor(unit: Tape) {
    this.unit = unit;
    this.#first = [...removableStart(unit), bareCommand(OPERATION.REWIND)];
  }

  next(drawn: Drawn, limitBytes: number): Command[] {
    const first = this.#first.shift();
    if (first !== undefined) return [first];
    const { unit } = this;
    const blocks = Math.min(drawn.blocks, largestTransfer(limitBytes, TAPE_BLOCK_BYTES));
    return [
      {
        cdb: sequentialReadWrite(drawn.write, blocks),
        length: blocks * TAPE_BLOCK_BYTES,
        direction: drawn.write ? 'out' : 'in',
        expected: (transferred) => unit.passed(transferred),
        shortBy: (sense) => this.#shortBy(sense),
      },
    ];
  }

  /**
   * INFORMATION counts the blocks that a filemark, another length or the end kept from being transferred. Nothing
   * comes after the end, so the tape is rewound. [SCSI-2] 10.2.4
   */
  #shortBy(sense: Uint8Array): number | undefined {
    const status = cdbByte(sense, 2);
    const key = status & 0x0f;
    const atEnd = key === END_OF_DATA.key || key === END_OF_MEDIUM.key;
    if (atEnd) this.#first.push(bareCommand(OPERATION.REWIND));
    if (!atEnd && (status & (SENSE_FLAG.FILEMARK | SENSE_FLAG.ILI)) === 0) return undefined;
    return new DataView(sense.buffer, sense.byteOffset).getUint32(3) * TAPE_BLOCK_BYTES;
  }
}
