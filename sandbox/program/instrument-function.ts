/** Rewrites one function: fuel at each basic block, places, active calls, and checks where wasm alone would trap. */

import { CALL_RECORDS, DEEPEST_CALL, STACK_LIMIT } from './address-map.ts';
import { ByteWriter } from './byte-writer.ts';
import type { FunctionBody, Instruction } from './function-body.ts';
import {
  type Access,
  accessOf,
  EMPTY_BLOCK,
  isI32Division,
  isI64Division,
  Opcode,
  ValueType,
} from './opcodes.ts';
import type { OwnFrame } from './own-frame.ts';
import { NOWHERE, type RoutinePlaces } from './source-places.ts';
import type { FunctionType } from './wasm-module.ts';

/** Indices in the module being written. */
export interface Instruments {
  /** Globals. */
  readonly fuel: number;
  readonly place: number;
  readonly calls: number;
  readonly returned: number;
  readonly stackPointer: number;
  readonly stackTop: number;
  /** Pages of the program's memory. */
  readonly pages: number;
  /** Imported routines. */
  readonly fuelExhausted: number;
  readonly stackOverflow: number;
  readonly divideByZero: number;
  readonly indirectCall: number;
  /** The new index of a function. */
  functionIndex(original: number): number;
  /** The function that takes address and offset of an access and lets it pass or not. */
  check(access: Access): number;
  /** How many operands a call of this original function takes when it is to be left out, else undefined. */
  omittedOperands(original: number): number | undefined;
}

export interface FunctionToInstrument {
  readonly code: Uint8Array;
  readonly type: FunctionType;
  readonly body: FunctionBody;
  readonly charges: Uint8Array;
  readonly frame: OwnFrame;
  readonly places: RoutinePlaces;
}

const WORD_ACCESS = [2, 0] as const; // memarg: alignment 2^2, offset 0

/** Whether control may leave or join after this instruction, so that a new basic block begins. */
function endsBlock({ opcode }: Instruction, charge: number): boolean {
  switch (opcode) {
    case Opcode.loop:
    case Opcode.if:
    case Opcode.else:
    case Opcode.end:
    case Opcode.br:
    case Opcode.brIf:
    case Opcode.brTable:
    case Opcode.return:
    case Opcode.callIndirect:
      return true;
    case Opcode.call:
      // Bound routines read the fuel, so it is exact there; the sanitizer's calls do not and are part of their block.
      return charge > 0;
    default:
      return false;
  }
}

/** Whether straight-line execution reaches the next instruction only from this one, so that the place is known there. */
function keepsPlace({ opcode }: Instruction): boolean {
  return opcode !== Opcode.loop && opcode !== Opcode.else && opcode !== Opcode.end;
}

class FunctionRewriter {
  readonly writer = new ByteWriter();
  readonly source: FunctionToInstrument;
  readonly instruments: Instruments;
  readonly scratch: number;
  /** Index of the first local of ours, and the types of ours. */
  readonly #firstLocal: number;
  readonly #locals: number[] = [];

  constructor(source: FunctionToInstrument, instruments: Instruments) {
    this.source = source;
    this.instruments = instruments;
    this.#firstLocal = source.body.locals.reduce((sum, { count }) => sum + count, source.type.params.length);
    this.scratch = this.#firstLocal + this.#locals.push(ValueType.i32) - 1;
  }

  rewrite(): Uint8Array {
    this.enter();
    this.writer.u8(Opcode.block, this.source.type.results[0] ?? EMPTY_BLOCK);
    this.body();
    this.leave();
    const code = this.writer.u8(Opcode.end).finish();
    const groups = [...this.source.body.locals, ...this.#locals.map((type) => ({ count: 1, type }))];
    const whole = new ByteWriter().uleb(groups.length);
    for (const { count, type } of groups) whole.uleb(count).u8(type);
    return whole.bytes(code).finish();
  }

  /** A local for an operand that is needed again, other than {@link scratch}. */
  operandLocal(type: number): number {
    const known = this.#locals.indexOf(type, 1);
    return this.#firstLocal + (known > 0 ? known : this.#locals.push(type) - 1);
  }

  /** Calls a reporting routine when the i32 on the stack is not zero. */
  reportIf(routine: number): void {
    this.writer.u8(Opcode.if, EMPTY_BLOCK, Opcode.call).uleb(routine).u8(Opcode.end);
  }

  /** Records the caller's place, so that frames can be listed and the place restored. */
  enter(): void {
    const { calls, place, stackOverflow } = this.instruments;
    const { writer } = this;
    writer
      .u8(Opcode.globalGet)
      .uleb(calls)
      .u8(Opcode.globalGet)
      .uleb(place)
      .u8(Opcode.i32Store, ...WORD_ACCESS);
    writer
      .u8(Opcode.globalGet)
      .uleb(calls)
      .u8(Opcode.i32Const, 4, Opcode.i32Add, Opcode.globalSet)
      .uleb(calls);
    this.setPlace(this.source.places.entry);
    if (this.source.frame.bounded) return;
    writer.u8(Opcode.globalGet).uleb(calls);
    writer
      .u8(Opcode.i32Const)
      .sleb(CALL_RECORDS + 4 * DEEPEST_CALL)
      .u8(Opcode.i32GtU);
    this.reportIf(stackOverflow);
  }

  /** Keeps the place for the host, and restores the caller's. */
  leave(): void {
    const { calls, place, returned } = this.instruments;
    const { writer, scratch } = this;
    writer.u8(Opcode.globalGet).uleb(place).u8(Opcode.globalSet).uleb(returned);
    writer.u8(Opcode.globalGet).uleb(calls).u8(Opcode.i32Const, 4, Opcode.i32Sub);
    writer.u8(Opcode.localTee).uleb(scratch).u8(Opcode.globalSet).uleb(calls);
    writer
      .u8(Opcode.localGet)
      .uleb(scratch)
      .u8(Opcode.i32Load, ...WORD_ACCESS);
    writer.u8(Opcode.globalSet).uleb(place);
  }

  setPlace(place: number): void {
    this.writer.u8(Opcode.i32Const).sleb(place).u8(Opcode.globalSet).uleb(this.instruments.place);
  }

  /** Comes from `place`, undefined where several may lead here, to that of the instruction at `index`. */
  reach(index: number, place: number | undefined): number | undefined {
    const own = this.source.places.of[index] as number;
    if (own === NOWHERE || own === place) return place;
    this.setPlace(own);
    return own;
  }

  body(): void {
    const { instructions } = this.source.body;
    let depth = 0;
    let place: number | undefined = this.source.places.entry;
    let blockStart = true;
    for (const [index, instruction] of instructions.entries()) {
      if (blockStart) place = this.beginBlock(index, place);
      if (this.source.charges[index]) place = this.reach(index, place);
      this.instruction(instruction, index, depth);
      if (instruction.opcode === Opcode.end) depth--;
      else if (
        instruction.opcode === Opcode.block ||
        instruction.opcode === Opcode.loop ||
        instruction.opcode === Opcode.if
      )
        depth++;
      blockStart = endsBlock(instruction, this.source.charges[index] ?? 0);
      if (!keepsPlace(instruction)) place = undefined;
    }
  }

  /** Takes the fuel of the block that starts at `index`, in the place of its first charged instruction. */
  beginBlock(index: number, place: number | undefined): number | undefined {
    const { body, charges } = this.source;
    let fuel = 0;
    let first: number | undefined;
    for (let at = index; at < body.instructions.length; at++) {
      const charge = charges[at] ?? 0;
      if (charge > 0) first ??= at;
      fuel += charge;
      if (endsBlock(body.instructions[at] as Instruction, charge)) break;
    }
    if (first === undefined) return place;
    const reached = this.reach(first, place);
    const { writer, scratch, instruments } = this;
    writer.u8(Opcode.globalGet).uleb(instruments.fuel).u8(Opcode.i32Const).sleb(fuel).u8(Opcode.i32Sub);
    writer.u8(Opcode.localTee).uleb(scratch).u8(Opcode.globalSet).uleb(instruments.fuel);
    writer.u8(Opcode.localGet).uleb(scratch).u8(Opcode.i32Const, 0, Opcode.i32LtS);
    this.reportIf(instruments.fuelExhausted);
    return reached;
  }

  instruction(instruction: Instruction, index: number, depth: number): void {
    const { opcode, immediate } = instruction;
    const { writer, instruments, scratch } = this;
    const access = accessOf(opcode);
    if (access !== undefined) {
      if (this.source.frame.unproven[index]) this.checkAccess(access, immediate);
      this.copy(instruction);
    } else if (opcode === Opcode.call) {
      const omitted = instruments.omittedOperands(immediate);
      if (omitted === undefined) writer.u8(Opcode.call).uleb(instruments.functionIndex(immediate));
      else for (let rest = omitted; rest > 0; rest--) writer.u8(Opcode.drop);
    } else if (opcode === Opcode.return) {
      // To the end of the block around the body, so that every way out passes `leave`.
      writer.u8(Opcode.br).uleb(depth);
    } else if (opcode === Opcode.callIndirect) {
      writer.u8(Opcode.localTee).uleb(scratch).u8(Opcode.i32Const).sleb(immediate);
      writer.u8(Opcode.call).uleb(instruments.indirectCall).u8(Opcode.localGet).uleb(scratch);
      this.copy(instruction);
    } else if (isI32Division(opcode)) {
      this.division(instruction, scratch, Opcode.i32Eqz);
    } else if (isI64Division(opcode)) {
      this.division(instruction, this.operandLocal(ValueType.i64), Opcode.i64Eqz);
    } else if (opcode === Opcode.memorySize) {
      // Without the shadow.
      writer.u8(Opcode.i32Const).sleb(instruments.pages);
    } else if (opcode === Opcode.memoryGrow) {
      // It fails. Even to grow by nothing would take the memory away from the engine's views.
      writer.u8(Opcode.drop, Opcode.i32Const).sleb(-1);
    } else {
      this.copy(instruction);
      if (this.source.frame.movesStack[index]) this.checkStackPointer();
    }
  }

  /** Before a load or store whose operands are on the stack. */
  checkAccess(access: Access, offset: number): void {
    const { writer, scratch, instruments } = this;
    const value = access.write ? this.operandLocal(access.type) : undefined;
    if (value !== undefined) writer.u8(Opcode.localSet).uleb(value);
    writer.u8(Opcode.localTee).uleb(scratch).u8(Opcode.i32Const).sleb(offset);
    writer.u8(Opcode.call).uleb(instruments.check(access)).u8(Opcode.localGet).uleb(scratch);
    if (value !== undefined) writer.u8(Opcode.localGet).uleb(value);
  }

  /** Checks the divisor first: engines word the trap differently, our reports must not. */
  division(instruction: Instruction, scratch: number, isZero: number): void {
    this.writer.u8(Opcode.localTee).uleb(scratch).u8(isZero);
    this.reportIf(this.instruments.divideByZero);
    this.writer.u8(Opcode.localGet).uleb(scratch);
    this.copy(instruction);
  }

  /** One unsigned comparison finds both a pointer below the limit and one that wrapped around below zero. */
  checkStackPointer(): void {
    const { writer, instruments } = this;
    writer.u8(Opcode.globalGet).uleb(instruments.stackPointer);
    writer.u8(Opcode.i32Const).sleb(STACK_LIMIT).u8(Opcode.i32Sub);
    writer
      .u8(Opcode.i32Const)
      .sleb(instruments.stackTop - STACK_LIMIT)
      .u8(Opcode.i32GtU);
    this.reportIf(instruments.stackOverflow);
  }

  copy({ start, end }: Instruction): void {
    this.writer.copy(this.source.code, start, end);
  }
}

/** The new code of one function, from its declarations of locals to its final `end`. */
export function instrumentFunction(source: FunctionToInstrument, instruments: Instruments): Uint8Array {
  return new FunctionRewriter(source, instruments).rewrite();
}
