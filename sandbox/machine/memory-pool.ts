import type { GuardedMemory, Permission } from '../program/memory.ts';
import { BugCheck } from './bug-check.ts';
import type { Random } from './random.ts';

/** x86 page size. */
export const PAGE = 4096;

/** First page frame handed out; below lies what a PC of 1996 keeps for itself. */
const FIRST_FRAME = 0x1000;

/** Most frames left unused before an allocation, so that physical addresses are no constant away from virtual ones. */
const FRAME_GAP = 64;

/**
 * Pages given back that stay out of use, so that a pointer kept too long meets freed memory and not its successor
 * (Linux, Documentation/dev-tools/kasan.rst, "quarantine").
 */
const QUARANTINE_PAGES = 64;

/** Bytes that answer no access after each allocation, so that running over never ends in the next one. */
const REDZONE = 8;

function pagesFor(length: number): number {
  return Math.ceil((length + REDZONE) / PAGE);
}

interface PageRun {
  readonly page: number;
  readonly pages: number;
}

/**
 * Nonpaged pool and the page tables behind it. Each allocation starts on a page of its own and lies in
 * consecutive page frames; the rest of its pages answers no access of the learner's code.
 */
export class MemoryPool {
  readonly #memory: GuardedMemory;
  readonly #random: Random;
  readonly #frameOf = new Map<number, number>();
  readonly #pageOf = new Map<number, number>();
  /** First pages of runs that can be handed out again, by their number of pages. */
  readonly #free = new Map<number, number[]>();
  /** Given back, the oldest first. */
  readonly #quarantine: PageRun[] = [];
  #quarantined = 0;
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
   * @throws BugCheck when the pool is exhausted: for memory that the system cannot do without
   */
  allocate(length: number, region: string, permission: Permission = 'read-write'): number {
    const address = this.tryAllocate(length, region, permission);
    if (address !== undefined) return address;
    const used = this.#frameOf.size;
    const available = Math.floor(this.#memory.size / PAGE) - this.#nextPage;
    throw new BugCheck(
      'MUST_SUCCEED_POOL_EMPTY',
      [Math.ceil(length / PAGE), used, 0, available],
      'pool-exhausted',
      {
        size: length,
        region,
      },
    );
  }

  /** As {@link allocate}, for those who can do without; undefined when the pool is exhausted. */
  tryAllocate(length: number, region: string, permission: Permission = 'read-write'): number | undefined {
    const pages = pagesFor(length);
    const page = this.#reuse(pages) ?? this.#takePages(pages) ?? this.#reuseAny(pages);
    if (page === undefined) return undefined;
    const address = page * PAGE;
    this.#memory.bytes.fill(0, address, address + pages * PAGE);
    this.#memory.protect(address, pages * PAGE, 'none', 'redzone');
    this.#memory.protect(address, length, permission, region);
    return address;
  }

  /** Gives an allocation back; until its pages are used again, touching them is a fault in region `freed`. */
  release(address: number, length: number): void {
    const pages = pagesFor(length);
    this.#memory.protect(address, pages * PAGE, 'none', 'freed');
    this.#quarantine.push({ page: address / PAGE, pages });
    this.#quarantined += pages;
    this.#endQuarantine(QUARANTINE_PAGES);
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

  #endQuarantine(most: number): void {
    while (this.#quarantined > most) {
      const run = this.#quarantine.shift();
      if (run === undefined) return;
      this.#quarantined -= run.pages;
      const list = this.#free.get(run.pages);
      if (list === undefined) this.#free.set(run.pages, [run.page]);
      else list.push(run.page);
    }
  }

  #reuse(pages: number): number | undefined {
    return this.#free.get(pages)?.shift();
  }

  #reuseAny(pages: number): number | undefined {
    this.#endQuarantine(0);
    return this.#reuse(pages);
  }

  #takePages(pages: number): number | undefined {
    const page = this.#nextPage;
    if ((page + pages) * PAGE > this.#memory.size) return undefined;
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
