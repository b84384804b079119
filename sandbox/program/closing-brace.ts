/**
 * Which row of a routine's line table is its closing brace. At -O0 Clang gives it the code that every `return` runs
 * into (CodeGenFunction.cpp, EmitReturnBlock); where a single `return` ends the routine, that code is the `return`'s.
 */

import type { LineRow } from './dwarf-lines.ts';
import type { Instruction } from './function-body.ts';
import { type Access, accessOf, Opcode } from './opcodes.ts';
import type { OwnFrame } from './own-frame.ts';

/** A routine's closing brace is the first thing on its line, where none of its statements should be. */
const FIRST_COLUMN = 1;

/** Whether nothing follows the instruction at `index` in its block. */
function endsBlock(instructions: readonly Instruction[], index: number): boolean {
  const next = instructions[index + 1]?.opcode;
  return next === Opcode.br || next === Opcode.end;
}

/**
 * Whether the code from `first` on returns what each `return` statement stores in one slot of the frame before it
 * jumps. A variable that a single `return` returns is stored to in other ways too.
 */
function loadsReturnSlot(instructions: readonly Instruction[], first: number, frame: OwnFrame): boolean {
  const accessAt = (index: number): Access | undefined => accessOf(instructions[index]?.opcode ?? -1);
  const load = first + 1;
  const isLoad = instructions[first]?.opcode === Opcode.localGet && accessAt(load)?.write === false;
  if (!isLoad || frame.unproven[load]) return false;
  return instructions.every(
    ({ immediate }, index) =>
      immediate !== instructions[load]?.immediate ||
      accessAt(index)?.write !== true ||
      frame.unproven[index] === 1 ||
      endsBlock(instructions, index),
  );
}

/**
 * @param rows the routine's own
 * @param returnsValue whether its wasm type has a result
 * @returns the row's address; undefined when the routine has none, or no other row
 */
export function closingBrace(
  rows: readonly LineRow[],
  instructions: readonly Instruction[],
  frame: OwnFrame,
  returnsValue: boolean,
): number | undefined {
  const last = rows.at(-1);
  if (last === undefined || rows.length === 1 || last.prologueEnd || last.line === 0) return undefined;
  const first = instructions.findIndex(({ start }) => start >= last.address);
  const closes = returnsValue ? loadsReturnSlot(instructions, first, frame) : last.column === FIRST_COLUMN;
  return closes ? last.address : undefined;
}
