/**
 * What each instruction costs in fuel: one, but nothing for markers and nothing for what only the address
 * sanitizer put in, so that the learner pays for the learner's own code.
 */

import type { Instruction } from './function-body.ts';
import { Opcode, shapeOf } from './opcodes.ts';

/** Free instructions: those no machine executes. The same set as Wasmtime's fuel (`Config::consume_fuel`). */
const FREE: ReadonlySet<number> = new Set([
  Opcode.nop,
  Opcode.drop,
  Opcode.block,
  Opcode.loop,
  Opcode.else,
  Opcode.end,
  Opcode.return,
  Opcode.unreachable,
]);

/** First word of a frame the sanitizer guards, and its value after the frame is left (LLVM AddressSanitizer.cpp). */
const CURRENT_FRAME_MAGIC = 0x41b58ab3;
const RETIRED_FRAME_MAGIC = 0x45e0360e;

/**
 * Where the computation of the `count` operands before `index` begins, when it is straight-line and pure.
 * @returns undefined when it is not, so that dropping it would change the program.
 */
function operandsStart(
  instructions: readonly Instruction[],
  index: number,
  count: number,
): number | undefined {
  let wanted = count;
  let at = index;
  while (wanted > 0) {
    const instruction = instructions[--at];
    const shape = instruction && shapeOf(instruction.opcode);
    if (shape === undefined || !shape.pure) return undefined;
    wanted += shape.pops - shape.pushes;
  }
  return at;
}

/** The header of a guarded frame: its magic, its description, its routine, in three stores; one store on leaving. */
function frameHeaderStores(instructions: readonly Instruction[]): number[] {
  const stores: number[] = [];
  let following = 0;
  for (const [index, { opcode }] of instructions.entries()) {
    if (opcode !== Opcode.i32Store) continue;
    const value = instructions[index - 1];
    const magic = value?.opcode === Opcode.i32Const ? value.immediate >>> 0 : undefined;
    if (magic === CURRENT_FRAME_MAGIC) following = 3;
    else if (magic === RETIRED_FRAME_MAGIC) following = 1;
    if (following > 0) {
      stores.push(index);
      following--;
    }
  }
  return stores;
}

/**
 * Fuel for each instruction of one function.
 * @param sanitizerOperands how many operands a call to this function index takes when it is a sanitizer routine, else undefined.
 */
export function chargesOf(
  instructions: readonly Instruction[],
  sanitizerOperands: (functionIndex: number) => number | undefined,
): Uint8Array {
  const charges = new Uint8Array(instructions.length);
  for (const [index, { opcode }] of instructions.entries()) charges[index] = FREE.has(opcode) ? 0 : 1;

  const uncharge = (index: number, operands: number) => {
    charges.fill(0, operandsStart(instructions, index, operands) ?? index, index + 1);
  };
  let guarded = false;
  for (const [index, { opcode, immediate }] of instructions.entries()) {
    const operands = opcode === Opcode.call ? sanitizerOperands(immediate) : undefined;
    if (operands === undefined) continue;
    uncharge(index, operands);
    guarded = true;
  }
  if (!guarded) return charges;
  for (const index of frameHeaderStores(instructions)) uncharge(index, 2);

  // A local that only sanitizer calls read (the frame's shadow address) is the sanitizer's own.
  const paidReads = new Set<number>();
  const freeReads = new Set<number>();
  for (const [index, { opcode, immediate }] of instructions.entries())
    if (opcode === Opcode.localGet) (charges[index] ? paidReads : freeReads).add(immediate);
  for (const [index, { opcode, immediate }] of instructions.entries())
    if (opcode === Opcode.localSet && freeReads.has(immediate) && !paidReads.has(immediate))
      uncharge(index, 1);
  return charges;
}
