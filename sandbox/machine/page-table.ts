import type { Random } from './random.ts';

/** x86 page size. */
export const PAGE = 4096;

/** First page frame handed out; below lies what a PC of 1996 keeps for itself. */
const FIRST_FRAME = 0x1000;

/** No frame from here on is handed out: devices' memory begins above. */
const END_OF_FRAMES = 0xf_0000;

/** Most frames left unused before an allocation, so that physical addresses are no constant away from virtual ones. */
const FRAME_GAP = 64;

/** Where the pages of one allocation lie on the bus: in one piece, or no page behind the one before it. */
export type FrameLayout = 'consecutive' | 'scattered';

/** Which page frame lies behind each virtual page. No frame of one allocation adjoins one of another. */
export class PageTable {
  readonly #random: Random;
  readonly #frameOf = new Map<number, number>();
  readonly #pageOf = new Map<number, number>();
  #nextFrame = FIRST_FRAME;

  /** @param random places the frames */
  constructor(random: Random) {
    this.#random = random;
  }

  /** Pages that are mapped. */
  get size(): number {
    return this.#frameOf.size;
  }

  /** Whether so many pages more can be mapped, however they fall. */
  hasFrames(pages: number): boolean {
    return this.#nextFrame + pages * (FRAME_GAP + 1) <= END_OF_FRAMES;
  }

  /** Gives frames to pages that have none. */
  map(page: number, pages: number, layout: FrameLayout): void {
    const frames = layout === 'scattered' ? this.#scatteredFrames(pages) : this.#consecutiveFrames(pages);
    for (const [index, frame] of frames.entries()) {
      this.#frameOf.set(page + index, frame);
      this.#pageOf.set(frame, page + index);
    }
  }

  unmap(page: number, pages: number): void {
    for (let index = 0; index < pages; index += 1) {
      this.#pageOf.delete(this.#frameOf.get(page + index) ?? 0);
      this.#frameOf.delete(page + index);
    }
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

  /** The virtual address of a physical range whose frames follow each other as their pages do; else undefined. */
  range(physical: number, length: number): number | undefined {
    const start = this.virtual(physical);
    if (start === undefined) return undefined;
    for (let frame = Math.floor(physical / PAGE) + 1; frame * PAGE < physical + length; frame += 1) {
      if (this.virtual(frame * PAGE) !== start + (frame * PAGE - physical)) return undefined;
    }
    return start;
  }

  #consecutiveFrames(pages: number): number[] {
    const first = this.#nextFrame + this.#random(1, FRAME_GAP);
    this.#nextFrame = first + pages;
    return Array.from({ length: pages }, (_, index) => first + index);
  }

  /** No two of them adjoin, and their order says nothing. */
  #scatteredFrames(pages: number): number[] {
    const ordered = Array.from({ length: pages }, () => this.#consecutiveFrames(1)).flat();
    const frames: number[] = [];
    while (ordered.length > 0) frames.push(...ordered.splice(this.#random(0, ordered.length - 1), 1));
    return frames;
  }
}
