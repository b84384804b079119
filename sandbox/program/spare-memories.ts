/**
 * Linear memories that runs have done with. A new one costs the host a fault for each page that is touched, which was
 * a third of the time of a short run; an old one is only cleared.
 */
export class SpareMemories {
  readonly #spares: WebAssembly.Memory[] = [];
  readonly #pages: number;

  /** @param pages of 64 KiB, of each memory */
  constructor(pages: number) {
    this.#pages = pages;
  }

  /** @returns a memory that is all zeros and that nobody else has */
  take(): WebAssembly.Memory {
    const spare = this.#spares.pop();
    if (spare === undefined) return new WebAssembly.Memory({ initial: this.#pages, maximum: this.#pages });
    new Uint8Array(spare.buffer).fill(0);
    return spare;
  }

  /** The caller reads and writes it no more. */
  giveBack(memory: WebAssembly.Memory): void {
    this.#spares.push(memory);
  }
}
