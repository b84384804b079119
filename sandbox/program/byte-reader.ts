/** Reads the primitive encodings that wasm binaries and DWARF share. */
export class ByteReader {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;

  /** Reads `bytes[position, end)`. */
  constructor(bytes: Uint8Array, position = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  /** @throws RangeError past the end of the input. */
  u8(): number {
    if (this.position >= this.end) throw new RangeError(`input ends at byte ${this.end}`);
    return this.bytes[this.position++] as number;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  /** Unsigned LEB128, up to 32 bits of value (wasm core 5.2.2, DWARF 4 section 7.6). */
  uleb(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** Signed LEB128, up to 32 bits of value. */
  sleb(): number {
    let value = 0;
    for (let shift = 0; ; ) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return shift < 32 && byte & 0x40 ? value | (-1 << shift) : value;
    }
  }

  /** Passes over a LEB128 number of any width. */
  skipLeb(): void {
    while (this.u8() >= 0x80);
  }

  skip(count: number): void {
    this.position += count;
  }

  /** The next `count` bytes, shared with the input. */
  take(count: number): Uint8Array {
    if (this.position + count > this.end) throw new RangeError(`input ends at byte ${this.end}`);
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  /** A wasm name: a byte count, then UTF-8. */
  name(): string {
    return new TextDecoder().decode(this.take(this.uleb()));
  }

  /** A NUL-terminated UTF-8 string, as DWARF writes them. */
  cString(): string {
    const start = this.position;
    while (this.u8() !== 0);
    return new TextDecoder().decode(this.bytes.subarray(start, this.position - 1));
  }
}
