import { REQUEST_ENTRY, RING_ENTRIES } from './registers.ts';

/** Whether a field of RINGSZ names a ring that the HBA can use. */
export function usable(entries: number): boolean {
  return entries >= RING_ENTRIES.least && entries <= RING_ENTRIES.most;
}

/** The ring that the driver fills and the HBA empties: empty when head and tail meet. */
export class RequestRing {
  /** Physical address of entry 0. */
  base = 0;
  #entries = 0;
  #head = 0;
  #tail = 0;
  #taken = 0;

  get entries(): number {
    return this.#entries;
  }

  /** Index of the next entry to fetch. */
  get head(): number {
    return this.#head;
  }

  get tail(): number {
    return this.#tail;
  }

  /** Announced and not fetched. */
  get waiting(): number {
    return usable(this.#entries) ? (this.#tail - this.#head + this.#entries) % this.#entries : 0;
  }

  /** How many entries have left the ring, ever: fetched or forgotten. */
  get taken(): number {
    return this.#taken;
  }

  /** Physical address of the next entry. */
  get address(): number {
    return this.base + this.#head * REQUEST_ENTRY.size;
  }

  /** Both indices begin again at 0. */
  resize(entries: number): void {
    this.discard();
    this.#entries = entries;
    this.#head = 0;
    this.#tail = 0;
  }

  /** @returns false when the index names no entry; nothing changes then */
  announce(tail: number): boolean {
    if (!usable(this.#entries) || tail >= this.#entries) return false;
    this.#tail = tail;
    return true;
  }

  advance(): void {
    this.#head = (this.#head + 1) % this.#entries;
    this.#taken += 1;
  }

  /** Forgets what was announced and not fetched. */
  discard(): void {
    this.#taken += this.waiting;
    this.#head = this.#tail;
  }
}
