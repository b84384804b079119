/** A process's linear memory as its host sees it. */

const decoder = new TextDecoder();

export class ProcessMemory {
  readonly #memory: WebAssembly.Memory;
  #view: DataView<ArrayBuffer>;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#view = new DataView(memory.buffer);
  }

  /** Little-endian throughout. Get it anew for each call: when memory grows, the old buffer is detached. */
  get view(): DataView<ArrayBuffer> {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }

  bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer, address, length);
  }

  string(address: number, length: number): string {
    return decoder.decode(this.bytes(address, length));
  }

  setUint32(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  setUint64(address: number, value: bigint): void {
    this.view.setBigUint64(address, value, true);
  }

  /** The buffers of an array of `count` WASI `iovec` records. */
  buffers(iovecs: number, count: number): Uint8Array<ArrayBuffer>[] {
    const { view } = this;
    return Array.from({ length: count }, (_, index) =>
      this.bytes(view.getUint32(iovecs + 8 * index, true), view.getUint32(iovecs + 8 * index + 4, true)),
    );
  }
}
