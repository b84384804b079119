/** Numbers for "line L of file F in routine R", which the instrumented code keeps in one global. */

import { closingBrace } from './closing-brace.ts';
import type { LineRow } from './dwarf-lines.ts';
import type { Instruction } from './function-body.ts';
import type { OwnFrame } from './own-frame.ts';
import type { Frame } from './program.ts';
import type { BodyRange } from './wasm-module.ts';

/** The number of no place: the program is not running, or the place before goes on. */
export const NOWHERE = 0;

/** Gives each place of the program a number, counted from 1. */
export class SourcePlaces {
  readonly list: (Frame | undefined)[] = [undefined];
  /** Where the code of each place begins, in bytes from the beginning of the code section. */
  readonly addresses: number[] = [0];

  add(routine: string, file: string, line: number, address: number): number {
    this.addresses.push(address);
    return this.list.push({ routine, file, line }) - 1;
  }
}

export interface RoutinePlaces {
  /** The place of the routine's opening line. */
  readonly entry: number;
  /** The place of each instruction; {@link NOWHERE} for those of the closing brace. */
  readonly of: Uint32Array;
}

export interface RoutineCode {
  readonly name: string;
  /** Its code with its declarations of locals, where its line table begins. */
  readonly range: BodyRange;
  readonly instructions: readonly Instruction[];
  readonly frame: OwnFrame;
  readonly returnsValue: boolean;
}

/** Index of the first row at or after `address`. */
function firstRowFrom(rows: readonly LineRow[], address: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as LineRow).address < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Places of one routine's instructions. Rows before `prologue_end` and rows of line 0 (code of no line) begin no
 * place: the one before goes on. Nor does the closing brace, so that the place on leaving is the last statement.
 * @param rows of the whole program, by rising address
 */
export function placeRoutine(
  places: SourcePlaces,
  { name, range, instructions, frame, returnsValue }: RoutineCode,
  rows: readonly LineRow[],
): RoutinePlaces {
  const of = new Uint32Array(instructions.length);
  const own = rows.slice(firstRowFrom(rows, range.start), firstRowFrom(rows, range.end));
  const opening = own[0];
  const numbers = new Map<string, number>();
  const numberOf = (file: string, line: number, address: number): number => {
    const key = `${file}:${line}`;
    const number = numbers.get(key) ?? places.add(name, file, line, address);
    numbers.set(key, number);
    return number;
  };
  const entry = numberOf(opening?.file ?? '', opening?.line ?? 0, range.start);
  const closing = closingBrace(own, instructions, frame, returnsValue);

  let next = 0;
  let prologue = own.some((row) => row.prologueEnd);
  let current = entry;
  for (const [index, { start }] of instructions.entries()) {
    for (let row = own[next]; row !== undefined && row.address <= start; row = own[++next]) {
      if (row.prologueEnd) prologue = false;
      if (row.address === closing) current = NOWHERE;
      else if (!prologue && row.line !== 0) current = numberOf(row.file, row.line, start);
    }
    of[index] = current;
  }
  return { entry, of };
}
