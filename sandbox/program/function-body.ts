/** Decodes one function's code into instructions. */

import { ByteReader } from './byte-reader.ts';
import { EMPTY_BLOCK, shapeOf, ValueType } from './opcodes.ts';
import { type BodyRange, UnsupportedModule } from './wasm-module.ts';

export interface Instruction {
  readonly opcode: number;
  /** Extent in the code section's payload: `start` is its DWARF address. */
  readonly start: number;
  readonly end: number;
  /** Index, block type, type index of a `call_indirect`, offset of a load or store, or the value of an `i32.const`; 0 when there is none. */
  readonly immediate: number;
}

export interface LocalGroup {
  readonly count: number;
  readonly type: number;
}

export interface FunctionBody {
  readonly locals: readonly LocalGroup[];
  readonly instructions: readonly Instruction[];
}

/** Later proposals put other things where the MVP has these bytes; misread, they would hide instructions from us. */
function mvpByte(reader: ByteReader, allowed: (byte: number) => boolean): number {
  const byte = reader.u8();
  if (!allowed(byte))
    throw new UnsupportedModule(
      `byte 0x${byte.toString(16)} at code offset ${reader.position - 1} is not of the MVP`,
    );
  return byte;
}

const isZero = (byte: number) => byte === 0;
const isBlockType = (byte: number) =>
  byte === EMPTY_BLOCK || (byte >= ValueType.f64 && byte <= ValueType.i32);
/** Of at most 8 bytes. */
const isAlignment = (byte: number) => byte <= 3;

function readImmediate(reader: ByteReader, opcode: number): number {
  const shape = shapeOf(opcode);
  if (shape === undefined)
    throw new UnsupportedModule(
      `opcode 0x${opcode.toString(16)} at code offset ${reader.position - 1} is not of the MVP`,
    );
  switch (shape.immediate) {
    case 'none':
      return 0;
    case 'blocktype':
      return mvpByte(reader, isBlockType);
    case 'reserved':
      return mvpByte(reader, isZero);
    case 'index':
      return reader.uleb();
    case 'i32':
      return reader.sleb();
    case 'i64':
      reader.skipLeb();
      return 0;
    case 'f32':
      reader.skip(4);
      return 0;
    case 'f64':
      reader.skip(8);
      return 0;
    case 'memarg':
      mvpByte(reader, isAlignment);
      return reader.uleb();
    case 'br_table':
      for (let rest = reader.uleb(); rest >= 0; rest--) reader.skipLeb();
      return 0;
    case 'call_indirect': {
      const type = reader.uleb();
      mvpByte(reader, isZero);
      return type;
    }
  }
}

/** @throws UnsupportedModule on an opcode after the MVP. */
export function readBody(code: Uint8Array, range: BodyRange): FunctionBody {
  const reader = new ByteReader(code, range.start, range.end);
  const locals = Array.from({ length: reader.uleb() }, () => ({ count: reader.uleb(), type: reader.u8() }));
  const instructions: Instruction[] = [];
  while (!reader.done) {
    const start = reader.position;
    const opcode = reader.u8();
    const immediate = readImmediate(reader, opcode);
    instructions.push({ opcode, start, end: reader.position, immediate });
  }
  return { locals, instructions };
}
