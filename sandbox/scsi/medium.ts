/** A medium of equal blocks, each with contents of its own before anything is written to it. */

import type { BlockSpan } from './cdb.ts';

/** The logical unit that a block belongs to. */
export interface UnitAddress {
  /** Which of its adapter's buses it is on; 0 unless given. */
  readonly bus?: number | undefined;
  readonly target: number;
  readonly lun: number;
}

/**
 * What a block holds before anything is written to it: words that depend on the unit and the address, so that
 * data from the wrong place is never mistaken for the right. Mixing step: the 32-bit finaliser of MurmurHash3.
 * @param bytes of the block, a multiple of 4
 */
export function patternBlock({ bus = 0, target, lun }: UnitAddress, lba: number, bytes: number): Uint8Array {
  const block = new Uint8Array(bytes);
  const view = new DataView(block.buffer);
  const origin = Math.imul(lba + 1, 0x9e37_79b1) ^ (target << 24) ^ (lun << 16) ^ (bus << 12);
  for (let word = 0; word < bytes / 4; word += 1) {
    let mixed = (origin + word) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    view.setUint32(word * 4, (mixed ^ (mixed >>> 16)) >>> 0, true);
  }
  return block;
}

export class Medium {
  /** Capacity in blocks. */
  readonly blocks: number;
  readonly blockBytes: number;
  readonly #unit: UnitAddress;
  readonly #written = new Map<number, Uint8Array>();

  constructor(unit: UnitAddress, blocks: number, blockBytes: number) {
    this.#unit = unit;
    this.blocks = blocks;
    this.blockBytes = blockBytes;
  }

  holds({ lba, blocks }: BlockSpan): boolean {
    return lba < this.blocks && lba + blocks <= this.blocks;
  }

  /** READ CAPACITY: address of the last block and the block length, big-endian. [SCSI-2] 9.2.7 */
  capacityData(): Uint8Array {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, this.blocks - 1);
    view.setUint32(4, this.blockBytes);
    return new Uint8Array(view.buffer);
  }

  /** @param span lies within the capacity */
  read({ lba, blocks }: BlockSpan): Uint8Array {
    const data = new Uint8Array(blocks * this.blockBytes);
    for (let index = 0; index < blocks; index += 1) {
      const block = this.#written.get(lba + index) ?? patternBlock(this.#unit, lba + index, this.blockBytes);
      data.set(block, index * this.blockBytes);
    }
    return data;
  }

  /** Stores whole blocks only: a block of which `data` holds a part keeps its contents. */
  write({ lba, blocks }: BlockSpan, data: Uint8Array): void {
    const received = Math.min(blocks, Math.floor(data.length / this.blockBytes));
    for (let index = 0; index < received; index += 1) {
      this.#written.set(lba + index, data.slice(index * this.blockBytes, (index + 1) * this.blockBytes));
    }
  }
}
