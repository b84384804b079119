import type { GuardedMemory, Permission } from '../program/memory.ts';
import { BugCheck } from './bug-check.ts';
import { type FrameLayout, PAGE, PageTable } from './page-table.ts';
import type { Random } from './random.ts';

export { type FrameLayout, PAGE };

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

/** The free lists are by what makes one run as good as another. */
function sizeClass(pages: number, layout: FrameLayout): string {
  return `${layout} ${pages}`;
}

/**
 * Nonpaged pool and the page tables behind it. Each allocation starts on a page of its own and lies in
 * consecutive page frames unless it is asked for scattered; the rest of its pages answers no access of the
 * learner's code.
 */
export class MemoryPool {
  readonly #memory: GuardedMemory;
  readonly #table: PageTable;
  /** Runs that can be handed out again, by {@link sizeClass}. */
  readonly #free = new Map<string, PageRun[]>();
  /** First pages of the runs whose frames are scattered, free or not. */
  readonly #scattered = new Set<number>();
  /** Given back, the oldest first. */
  readonly #quarantine: PageRun[] = [];
  #quarantined = 0;
  #nextPage: number;

  /** @param random places the page frames */
  constructor(memory: GuardedMemory, random: Random) {
    this.#memory = memory;
    this.#table = new PageTable(random);
    this.#nextPage = Math.ceil(memory.poolStart / PAGE);
  }

  /**
   * Takes zeroed memory that is `length` bytes long (≥ 1).
   * @param region names the range in faults
   * @param layout `scattered` as the pages of a user's buffer are: for those who can work with a list of pages
   * @returns the virtual address, page-aligned
   * @throws BugCheck when the pool is exhausted: for memory that the system cannot do without
   */
  allocate(
    length: number,
    region: string,
    permission: Permission = 'read-write',
    layout: FrameLayout = 'consecutive',
  ): number {
    const address = this.tryAllocate(length, region, permission, layout);
    if (address !== undefined) return address;
    const used = this.#table.size;
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
  tryAllocate(
    length: number,
    region: string,
    permission: Permission = 'read-write',
    layout: FrameLayout = 'consecutive',
  ): number | undefined {
    const pages = pagesFor(length);
    const free = sizeClass(pages, layout);
    const page =
      this.#reuse(free) ??
      this.#takePages(pages, layout) ??
      this.#reuseAny(free) ??
      this.#joinFree(pages, layout);
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
    return this.#table.physical(virtual);
  }

  /** @returns the virtual address behind a physical one, or undefined when no memory answers there */
  virtual(physical: number): number | undefined {
    return this.#table.virtual(physical);
  }

  /** Bytes from `virtual` on that lie in consecutive physical memory, at most `length`. */
  contiguous(virtual: number, length: number): number {
    return this.#table.contiguous(virtual, length);
  }

  /** A bus master reads; undefined when some of the range is no memory. */
  dmaRead(physical: number, length: number): Uint8Array | undefined {
    const start = this.#table.range(physical, length);
    return start === undefined ? undefined : this.#memory.bytes.slice(start, start + length);
  }

  /** A bus master writes; false, and nothing written, when some of the range is no memory. */
  dmaWrite(physical: number, data: Uint8Array): boolean {
    const start = this.#table.range(physical, data.length);
    if (start === undefined) return false;
    this.#memory.bytes.set(data, start);
    return true;
  }

  #endQuarantine(most: number): void {
    while (this.#quarantined > most) {
      const run = this.#quarantine.shift();
      if (run === undefined) return;
      this.#quarantined -= run.pages;
      this.#setFree(run);
    }
  }

  #setFree(run: PageRun): void {
    const free = sizeClass(run.pages, this.#scattered.has(run.page) ? 'scattered' : 'consecutive');
    const list = this.#free.get(free);
    if (list === undefined) this.#free.set(free, [run]);
    else list.push(run);
  }

  #reuse(free: string): number | undefined {
    return this.#free.get(free)?.shift()?.page;
  }

  #reuseAny(free: string): number | undefined {
    this.#endQuarantine(0);
    return this.#reuse(free);
  }

  #takePages(pages: number, layout: FrameLayout): number | undefined {
    const page = this.#nextPage;
    if ((page + pages) * PAGE > this.#memory.size) return undefined;
    this.#nextPage += pages;
    this.#mapRun(page, pages, layout);
    return page;
  }

  /** The last resort: free runs side by side become one, in new frames; what is left over is a run of its own. */
  #joinFree(pages: number, layout: FrameLayout): number | undefined {
    if (!this.#table.hasFrames(pages)) return undefined;
    const runs = [...this.#free.values()].flat().sort((a, b) => a.page - b.page);
    let joined: PageRun[] = [];
    let start = 0;
    let length = 0;
    for (const run of runs) {
      if (run.page !== start + length) [joined, start, length] = [[], run.page, 0];
      joined.push(run);
      length += run.pages;
      if (length >= pages) break;
    }
    if (length < pages) return undefined;
    for (const run of joined) this.#unmap(run);
    this.#mapRun(start, pages, layout);
    if (length > pages) {
      this.#mapRun(start + pages, length - pages, 'consecutive');
      this.#setFree({ page: start + pages, pages: length - pages });
    }
    return start;
  }

  #mapRun(page: number, pages: number, layout: FrameLayout): void {
    this.#table.map(page, pages, layout);
    if (layout === 'scattered') this.#scattered.add(page);
  }

  /** Takes a free run's frames away, and the run from its list. */
  #unmap(run: PageRun): void {
    for (const list of this.#free.values()) {
      const index = list.indexOf(run);
      if (index >= 0) list.splice(index, 1);
    }
    this.#scattered.delete(run.page);
    this.#table.unmap(run.page, run.pages);
  }
}
