import type { GuardedMemory, Permission } from '../program/memory.ts';
import type { Random } from './random.ts';

/** x86 page size. */
export const PAGE = 4096;

/** First page frame handed out; below lies what a PC of 1996 keeps for itself. */
const FIRST_FRAME = 0x1000;

/** Most frames left unused before an allocation, so that physical addresses are no constant away from virtual ones. */
const FRAME_GAP = 64;

/** The simulated machine has no more nonpaged pool to give. */
export class PoolExhausted extends Error {}

/**
 * Nonpaged pool and the page tables behind it. Each allocation starts on a page of its own and lies in
 * consecutive page frames; the rest of its pages answers no access of the learner's code.
 */
export class MemoryPool {
  readonly #memory: GuardedMemory;
  readonly #random: Random;
  readonly #frameOf = new Map<number, number>();
  readonly #pageOf = new Map<number, number>();
  readonly #free = new Map<number, number[]>();
  #nextPage: number;
  #nextFrame = FIRST_FRAME;

  /** @param random places the page frames */
  constructor(memory: GuardedMemory, random: Random) {
    this.#memory = memory;
    this.#random = random;
    this.#nextPage = Math.ceil(memory.poolStart / PAGE);
  }

  /**
   * Takes zeroed memory that is `length` bytes long (≥ 1).
   * @param region names the range in faults
   * @returns the virtual address, page-aligned
   * @throws PoolExhausted
   */
  allocate(length: number, region: string, permission: Permission = 'read-write'): number {
    const pages = Math.ceil(Math.max(length, 1) / PAGE);
    const page = this.#free.get(pages)?.pop() ?? this.#takePages(pages);
    const address = page * PAGE;
    this.#memory.bytes.fill(0, address, address + pages * PAGE);
    this.#memory.protect(address, pages * PAGE, 'none', 'redzone');
    this.#memory.protect(address, length, permission, region);
    return address;
  }

  /** Gives an allocation back; until its pages are used again, touching them is a fault in region `freed`. */
  release(address: number, length: number): void {
    const pages = Math.ceil(Math.max(length, 1) / PAGE);
    this.#memory.protect(address, pages * PAGE, 'none', 'freed');
    const list = this.#free.get(pages);
    if (list === undefined) this.#free.set(pages, [address / PAGE]);
    else list.unshift(address / PAGE);
  }

  /** @returns the physical address behind a virtual one, or undefined when the pool does not map it */
  physical(virtual: number): number | undefined {
    const frame = this.#frameOf.get(Math.floor(virtual / PAGE));
    return frame === undefined ? undefined : frame * PAGE + (virtual % PAGE);
  }

  /** @returns the virtual address behind a physical one, or undefined when no memory answers there */
  virtual(physical: number): number | undefined {
    const page = this.#pageOf.get(Math.floor(physical / PAGE));
    return page === undefined ? undefined : page * PAGE + (physical % PAGE);
  }

  /** Bytes from `virtual` on that lie in consecutive physical memory, at most `length`. */
  contiguous(virtual: number, length: number): number {
    const start = this.physical(virtual);
    if (start === undefined) return 0;
    let bytes = PAGE - (virtual % PAGE);
    while (bytes < length && this.physical(virtual + bytes) === start + bytes) bytes += PAGE;
    return Math.min(bytes, length);
  }

  /** A bus master reads; undefined when some of the range is no memory. */
  dmaRead(physical: number, length: number): Uint8Array | undefined {
    const start = this.#dmaRange(physical, length);
    return start === undefined ? undefined : this.#memory.bytes.slice(start, start + length);
  }

  /** A bus master writes; false, and nothing written, when some of the range is no memory. */
  dmaWrite(physical: number, data: Uint8Array): boolean {
    const start = this.#dmaRange(physical, data.length);
    if (start === undefined) return false;
    this.#memory.bytes.set(data, start);
    return true;
  }

  /** Frames of one allocation are consecutive and pages too, so a range is one run or reaches past its allocation. */
  #dmaRange(physical: number, length: number): number | undefined {
    const start = this.virtual(physical);
    if (start === undefined || length === 0) return start;
    return this.virtual(physical + length - 1) === start + length - 1 ? start : undefined;
  }

  #takePages(pages: number): number {
    const page = this.#nextPage;
    if ((page + pages) * PAGE > this.#memory.size) throw new PoolExhausted();
    this.#nextPage += pages;
    this.#nextFrame += this.#random(1, FRAME_GAP);
    for (let index = 0; index < pages; index += 1) {
      this.#frameOf.set(page + index, this.#nextFrame + index);
      this.#pageOf.set(this.#nextFrame + index, page + index);
    }
    this.#nextFrame += pages;
    return page;
  }
}
