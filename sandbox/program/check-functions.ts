/**
 * The functions the instrumenter adds to a module, one for each kind of access: whether the shadow, which stands
 * behind the program's memory, lets it pass at once. Calling out of the module for that would take several times as long.
 */

import { ByteWriter } from './byte-writer.ts';
import { GRANULE, UNRESTRICTED } from './guarded-memory.ts';
import { ACCESS_SIZES, type Access, EMPTY_BLOCK, Opcode, ValueType } from './opcodes.ts';
import type { FunctionType } from './wasm-module.ts';

/** Address and constant offset. */
export const CHECK_TYPE: FunctionType = { params: [ValueType.i32, ValueType.i32], results: [] };
/** Of the import that decides what the shadow alone does not: address, offset, size, 1 for a store. */
export const ACCESS_TYPE: FunctionType = {
  params: [ValueType.i32, ValueType.i32, ValueType.i32, ValueType.i32],
  results: [],
};

const CHECKED = ACCESS_SIZES.flatMap((size) => [
  { size, write: false },
  { size, write: true },
]);
export const CHECK_FUNCTIONS = CHECKED.length;

/** Which of the added functions checks an access. */
export function checkFunction({ size, write }: Pick<Access, 'size' | 'write'>): number {
  return CHECKED.findIndex((checked) => checked.size === size && checked.write === write);
}

const [ADDRESS, OFFSET, SUM] = [0, 1, 2];

/** Passes an access inside one unrestricted granule; the sum of address and offset must not have wrapped around. */
function checkBody(size: number, write: boolean, memorySize: number, decide: number): Uint8Array {
  const body = new ByteWriter().u8(1, 1, ValueType.i32, Opcode.block, EMPTY_BLOCK);
  body.u8(Opcode.localGet, ADDRESS, Opcode.localGet, OFFSET, Opcode.i32Add, Opcode.localTee, SUM);
  body.u8(Opcode.i32Const).sleb(memorySize).u8(Opcode.i32GeU, Opcode.brIf, 0);
  body.u8(Opcode.localGet, SUM, Opcode.localGet, ADDRESS, Opcode.i32LtU, Opcode.brIf, 0);
  if (size > 1) {
    body.u8(Opcode.localGet, SUM, Opcode.i32Const, GRANULE - 1, Opcode.i32And);
    body.u8(Opcode.i32Const, GRANULE - size, Opcode.i32GtU, Opcode.brIf, 0);
  }
  body.u8(Opcode.localGet, SUM, Opcode.i32Const, Math.log2(GRANULE), Opcode.i32ShrU);
  body.u8(Opcode.i32Load8U, 0).uleb(memorySize);
  body.u8(Opcode.i32Const, UNRESTRICTED, Opcode.i32Ne, Opcode.brIf, 0, Opcode.return, Opcode.end);
  body.u8(Opcode.localGet, ADDRESS, Opcode.localGet, OFFSET, Opcode.i32Const, size);
  return body
    .u8(Opcode.i32Const, write ? 1 : 0, Opcode.call)
    .uleb(decide)
    .u8(Opcode.end)
    .finish();
}

/**
 * @param memorySize bytes of the program's memory, where the shadow begins
 * @param decide index of the import
 */
export function checkBodies(memorySize: number, decide: number): readonly Uint8Array[] {
  return CHECKED.map(({ size, write }) => checkBody(size, write, memorySize, decide));
}
