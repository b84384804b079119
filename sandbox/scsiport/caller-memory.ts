import type { Program } from '../program/program.ts';

/**
 * The memory behind a pointer that the miniport passed to an exported routine: what the miniport may not
 * touch itself, it cannot have touched for it either. All methods throw ProgramFault in that case.
 */
export class CallerMemory {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** @param width bytes: 1, 2 or 4 */
  load(address: number, width: number): number {
    this.#program.check(address, width, false);
    const { view } = this.#program.memory;
    if (width === 1) return view.getUint8(address);
    return width === 2 ? view.getUint16(address, true) : view.getUint32(address, true);
  }

  /** @param width bytes: 1, 2 or 4 */
  store(address: number, width: number, value: number): void {
    this.#program.check(address, width, true);
    const { view } = this.#program.memory;
    if (width === 1) view.setUint8(address, value);
    else if (width === 2) view.setUint16(address, value, true);
    else view.setUint32(address, value, true);
  }

  /** @param length bytes, 1 or more */
  check(address: number, length: number, write: boolean): void {
    this.#program.check(address, length, write);
  }

  /** Copies `length` bytes; the ranges may overlap. */
  move(destination: number, source: number, length: number): void {
    if (length === 0) return;
    this.#program.check(source, length, false);
    this.#program.check(destination, length, true);
    this.#program.memory.bytes.copyWithin(destination, source, source + length);
  }

  /** A NUL-terminated string of at most `limit` bytes, Latin-1. */
  string(address: number, limit = 1024): string {
    let text = '';
    for (let index = 0; index < limit; index += 1) {
      const code = this.load(address + index, 1);
      if (code === 0) break;
      text += String.fromCharCode(code);
    }
    return text;
  }
}
