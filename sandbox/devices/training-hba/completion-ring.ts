import { COMPLETION_ENTRY } from './registers.ts';
import { usable } from './request-ring.ts';

/** The ring that the HBA fills and the driver empties. One entry stays free, so that full and empty differ. */
export class CompletionRing {
  /** Physical address of entry 0. */
  base = 0;
  #entries = 0;
  #head = 0;
  #tail = 0;

  get entries(): number {
    return this.#entries;
  }

  /** Index one past the last entry that the driver has taken. */
  get head(): number {
    return this.#head;
  }

  /** Index one past the last entry that the HBA has written. */
  get tail(): number {
    return this.#tail;
  }

  /** No entry can be written; a ring of unusable size is always full. */
  get full(): boolean {
    return !usable(this.#entries) || (this.#tail + 1) % this.#entries === this.#head;
  }

  /** Physical address of the next entry to write. */
  get address(): number {
    return this.base + this.#tail * COMPLETION_ENTRY.size;
  }

  /** Both indices begin again at 0. */
  resize(entries: number): void {
    this.#entries = entries;
    this.#head = 0;
    this.#tail = 0;
  }

  /** @returns false when the index names no entry; nothing changes then */
  take(head: number): boolean {
    if (!usable(this.#entries) || head >= this.#entries) return false;
    this.#head = head;
    return true;
  }

  advance(): void {
    this.#tail = (this.#tail + 1) % this.#entries;
  }
}
