/**
 * Which accesses of a function lie in its own stack frame for certain. Everything the proof rests on is in the
 * binary, so that neither attributes nor inline assembly can make it wrong; what it cannot prove is checked.
 */

import type { FunctionBody, Instruction } from './function-body.ts';
import { accessOf, Opcode, shapeOf } from './opcodes.ts';
import type { FunctionType } from './wasm-module.ts';

/** What the analysis must know of the module. */
export interface StackFacts {
  /** The global `__stack_pointer`. It is in the stack on entry to any function, since each change of it is checked. */
  readonly stackPointer: number;
  /** Bytes. */
  readonly stackSize: number;
  /** The type of a function by its index, and of a `call_indirect` by its type's. */
  calledType(functionIndex: number): FunctionType;
  indirectType(typeIndex: number): FunctionType;
}

export interface OwnFrame {
  /** By instruction: 1 where a load or store may reach anything but the function's own frame. */
  readonly unproven: Uint8Array;
  /** By instruction: 1 where `__stack_pointer` is set and may get a value it did not have on entry. */
  readonly movesStack: Uint8Array;
  /** Whether each call takes a frame of at least {@link LEAST_FRAME} bytes and gives back just that. */
  readonly bounded: boolean;
}

/** Frames are multiples of 16 bytes (tool-conventions, BasicCABI.md: the linear stack's alignment). */
export const LEAST_FRAME = 16;

/** An address at least `below` bytes below the stack pointer on entry; just that many when `exact`. */
interface StackAddress {
  readonly below: number;
  readonly exact: boolean;
}

interface Prologue {
  readonly frame: StackAddress;
  /** Locals that hold the frame's address, and those that hold the stack pointer on entry, in the rest of the function. */
  readonly frameLocals: ReadonlySet<number>;
  readonly entryLocals: ReadonlySet<number>;
  /** Index of the first instruction after it. */
  readonly end: number;
}

type Known = StackAddress | number | undefined;

function subtracted(from: Known, amount: Known, stackSize: number): Known {
  if (typeof from !== 'object' || typeof amount !== 'number' || amount < 0) return undefined;
  const below = from.below + amount;
  return below <= stackSize ? { below, exact: from.exact } : undefined;
}

/** Rounding down to a power of two, as for frames with variables of a larger alignment. */
function aligned(address: Known, mask: Known): Known {
  const rounds = typeof mask === 'number' && mask < 0 && (-mask & (-mask - 1)) === 0;
  return typeof address === 'object' && rounds ? { below: address.below, exact: false } : undefined;
}

/** Runs the straight line of instructions that makes the frame (LLVM, WebAssemblyFrameLowering.cpp, emitPrologue). */
function prologueOf(
  instructions: readonly Instruction[],
  { stackPointer, stackSize }: StackFacts,
): Prologue | undefined {
  const entry: StackAddress = { below: 0, exact: true };
  const locals = new Map<number, Known>();
  const stack: Known[] = [];
  let frame: StackAddress | undefined;
  let end = 0;
  run: for (const [index, { opcode, immediate }] of instructions.entries()) {
    switch (opcode) {
      case Opcode.localGet:
        stack.push(locals.get(immediate));
        break;
      case Opcode.localSet:
        locals.set(immediate, stack.pop());
        break;
      case Opcode.localTee:
        locals.set(immediate, stack.at(-1));
        break;
      case Opcode.i32Const:
        stack.push(immediate);
        break;
      case Opcode.globalGet:
        if (immediate !== stackPointer || frame !== undefined) break run;
        stack.push(entry);
        break;
      case Opcode.i32Sub: {
        const amount = stack.pop();
        stack.push(subtracted(stack.pop(), amount, stackSize));
        break;
      }
      case Opcode.i32And: {
        const mask = stack.pop();
        stack.push(aligned(stack.pop(), mask));
        break;
      }
      case Opcode.globalSet: {
        const value = stack.pop();
        if (immediate !== stackPointer || frame !== undefined || typeof value !== 'object') break run;
        frame = value;
        break;
      }
      default:
        break run;
    }
    if (frame !== undefined && stack.length === 0) end = index + 1;
  }
  if (frame === undefined) return undefined;
  const later = new Set<number>();
  for (const { opcode, immediate } of instructions.slice(end))
    if (opcode === Opcode.localSet || opcode === Opcode.localTee) later.add(immediate);
  const holding = (value: StackAddress) =>
    new Set(
      [...locals].filter(([local, held]) => held === value && !later.has(local)).map(([local]) => local),
    );
  return { frame, frameLocals: holding(frame), entryLocals: holding(entry), end };
}

/** Whether the value given to `__stack_pointer` at `index` is the one on entry. */
function restores(instructions: readonly Instruction[], index: number, prologue: Prologue): boolean {
  const { frame, frameLocals, entryLocals } = prologue;
  const [base, amount, last] = instructions.slice(Math.max(index - 3, 0), index);
  if (last?.opcode === Opcode.localGet) return entryLocals.has(last.immediate);
  return (
    last?.opcode === Opcode.i32Add &&
    amount?.opcode === Opcode.i32Const &&
    amount.immediate === frame.below &&
    frame.exact &&
    base?.opcode === Opcode.localGet &&
    frameLocals.has(base.immediate)
  );
}

export function ownFrame({ instructions }: FunctionBody, facts: StackFacts): OwnFrame {
  const unproven = new Uint8Array(instructions.length);
  const movesStack = new Uint8Array(instructions.length);
  const prologue = prologueOf(instructions, facts);
  const afterPrologue = prologue?.end ?? instructions.length;
  let bounded = prologue !== undefined && prologue.frame.below >= LEAST_FRAME;
  /** For the operands known to be on the stack: whether each is the frame's address. Nothing is known below them. */
  let operands: boolean[] = [];
  const take = (count: number) => {
    operands.length = Math.max(operands.length - count, 0);
  };
  const leave = (count: number) => {
    for (let left = 0; left < count; left++) operands.push(false);
  };
  for (const [index, { opcode, immediate }] of instructions.entries()) {
    const access = accessOf(opcode);
    if (access !== undefined) {
      const own = operands.at(access.write ? -2 : -1) === true && operands.length >= (access.write ? 2 : 1);
      if (!own || immediate + access.size > (prologue?.frame.below ?? 0)) unproven[index] = 1;
    } else if (opcode === Opcode.globalSet && immediate === facts.stackPointer) {
      const later = index >= afterPrologue;
      if (prologue === undefined || !later || !restores(instructions, index, prologue)) movesStack[index] = 1;
      if (later && movesStack[index]) bounded = false;
    }
    const shape = shapeOf(opcode);
    if (opcode === Opcode.call || opcode === Opcode.callIndirect) {
      const indirect = opcode === Opcode.callIndirect;
      const type = indirect ? facts.indirectType(immediate) : facts.calledType(immediate);
      take(type.params.length + (indirect ? 1 : 0));
      leave(type.results.length);
    } else if (opcode === Opcode.localGet) {
      operands.push(index >= afterPrologue && prologue?.frameLocals.has(immediate) === true);
    } else if (shape?.straight) {
      take(shape.pops);
      leave(shape.pushes);
    } else {
      operands = [];
    }
  }
  return { unproven, movesStack, bounded };
}
