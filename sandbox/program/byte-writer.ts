/** Bytes of a 32-bit number in LEB128, at most (wasm core 1.0, section 5.2.2). */
const LONGEST_LEB = 5;

/** Builds a wasm binary in a buffer that grows. */
export class ByteWriter {
  length = 0;
  #buffer = new Uint8Array(256);

  #reserve(count: number): void {
    if (this.length + count <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.length + count));
    grown.set(this.#buffer.subarray(0, this.length));
    this.#buffer = grown;
  }

  u8(...values: readonly number[]): this {
    this.#reserve(values.length);
    for (const value of values) this.#buffer[this.length++] = value;
    return this;
  }

  uleb(value: number): this {
    this.#reserve(LONGEST_LEB);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.#buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#buffer[this.length++] = rest;
    return this;
  }

  sleb(value: number): this {
    this.#reserve(LONGEST_LEB);
    let rest = value | 0;
    while (rest < -0x40 || rest >= 0x40) {
      this.#buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
    }
    this.#buffer[this.length++] = rest & 0x7f;
    return this;
  }

  /** `source[start, end)`, where the range is short. */
  copy(source: Uint8Array, start: number, end: number): this {
    this.#reserve(end - start);
    for (let at = start; at < end; at++) this.#buffer[this.length++] = source[at] as number;
    return this;
  }

  bytes(source: Uint8Array): this {
    this.#reserve(source.length);
    this.#buffer.set(source, this.length);
    this.length += source.length;
    return this;
  }

  /** A byte count, then the bytes: wasm's form of sections, function bodies and names. */
  sized(source: Uint8Array): this {
    return this.uleb(source.length).bytes(source);
  }

  name(text: string): this {
    return this.sized(new TextEncoder().encode(text));
  }

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.length);
  }
}
