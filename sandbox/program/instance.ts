/** One instance of the learner's program: the instrumented module, its memory and its guard. */

import { AccessGuard } from './access-guard.ts';
import { CALL_RECORDS } from './address-map.ts';
import { ShadowedMemory } from './guarded-memory.ts';
import {
  CALLS_GLOBAL,
  FUEL_GLOBAL,
  INSTRUMENT_IMPORTS,
  type InstrumentedModule,
  MEMORY_IMPORT,
  MOST_FUEL,
  PLACE_GLOBAL,
  RETURNED_GLOBAL,
} from './instrument.ts';
import { PAGE } from './linked-module.ts';
import { memoryRoutine } from './memory-routines.ts';
import { ValueType } from './opcodes.ts';
import {
  type FaultKind,
  type Frame,
  type Program,
  ProgramFault,
  type ProgramHost,
  type SourceLocation,
} from './program.ts';
import { sanitizerRoutine } from './sanitizer.ts';
import { NOWHERE } from './source-places.ts';
import type { SpareMemories } from './spare-memories.ts';
import { type FunctionType, UnsupportedModule } from './wasm-module.ts';

/** The linker's export of the module's own constructors, where the sanitizer registers the globals. */
const CONSTRUCTORS = '__wasm_call_ctors';
/** Its export of the table of function pointers. */
const TABLE = '__indirect_function_table';

type FaultDetail = ConstructorParameters<typeof ProgramFault>[1];
type Routine = (...args: number[]) => number | undefined;

function sameType(one: FunctionType, other: FunctionType): boolean {
  return sameValues(one.params, other.params) && sameValues(one.results, other.results);
}

function sameValues(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Whether a routine can be called with `count` 32-bit arguments for a 32-bit result or none. */
function takesWords({ params, results }: FunctionType, count: number): boolean {
  return params.length === count && [...params, ...results].every((type) => type === ValueType.i32);
}

/** An engine's own stack is exhausted before ours when the host has used much of it; no standard says how it is told. */
function isEngineStackExhaustion(error: unknown): boolean {
  return error instanceof Error && /call stack|too much recursion/i.test(error.message);
}

export class ProgramInstance implements Program {
  readonly memory: ShadowedMemory;
  readonly #module: InstrumentedModule;
  readonly #host: ProgramHost;
  /** Absent once it is given back. */
  #linearMemory: WebAssembly.Memory | undefined;
  readonly #memories: SpareMemories;
  readonly #guard: AccessGuard;
  readonly #exports: WebAssembly.Exports;
  readonly #table: WebAssembly.Table;
  readonly #fuelGlobal: WebAssembly.Global<'i32'>;
  readonly #placeGlobal: WebAssembly.Global<'i32'>;
  readonly #callsGlobal: WebAssembly.Global<'i32'>;
  readonly #returnedGlobal: WebAssembly.Global<'i32'>;
  /** The place that the last call from outside left from. */
  #returned = NOWHERE;
  /** Until then the machine does not know the program: its constructors may not call the machine. */
  #constructed = false;
  /** Something was thrown through the program, whose stack and active calls are where it left them. */
  #abandoned = false;

  /**
   * @throws UnsupportedModule when the program imports a routine the host does not bind.
   * @throws ProgramFault when a constructor of the program's own faults
   */
  constructor(
    compiled: WebAssembly.Module,
    module: InstrumentedModule,
    host: ProgramHost,
    memories: SpareMemories,
  ) {
    this.#module = module;
    this.#host = host;
    this.#memories = memories;
    const memory = memories.take();
    this.#linearMemory = memory;
    this.memory = new ShadowedMemory(memory.buffer, { ...module, size: module.pages * PAGE });
    this.#guard = new AccessGuard(this.memory, {
      refused: (address, size, write, region) => this.#fault('access', { address, size, write, region }),
      watched: (address, size, write) => host.watchedAccess(address, size, write),
    });
    this.#exports = new WebAssembly.Instance(compiled, this.#imports(memory)).exports;
    this.#table = this.#exports[TABLE] as WebAssembly.Table;
    this.#fuelGlobal = this.#exports[FUEL_GLOBAL] as WebAssembly.Global<'i32'>;
    this.#placeGlobal = this.#exports[PLACE_GLOBAL] as WebAssembly.Global<'i32'>;
    this.#callsGlobal = this.#exports[CALLS_GLOBAL] as WebAssembly.Global<'i32'>;
    this.#returnedGlobal = this.#exports[RETURNED_GLOBAL] as WebAssembly.Global<'i32'>;
    if (this.hasExport(CONSTRUCTORS)) this.callExport(CONSTRUCTORS);
    this.#returned = NOWHERE;
    this.#constructed = true;
    this.fuel = 0;
  }

  get fuel(): number {
    return this.#fuelGlobal.value;
  }

  set fuel(units: number) {
    this.#fuelGlobal.value = Math.min(units, MOST_FUEL);
  }

  call(pointer: number, ...args: readonly number[]): number {
    const type = this.#module.table.get(pointer >>> 0)?.type;
    if (type === undefined || !takesWords(type, args.length)) this.#fault('call', { address: pointer >>> 0 });
    return this.#run(this.#table.get(pointer >>> 0) as Routine, args);
  }

  callExport(name: string, ...args: readonly number[]): number {
    const type = this.#module.exports.get(name);
    if (type === undefined) throw new Error(`the program exports no routine ${name}`);
    if (!takesWords(type, args.length)) this.#fault('call', {});
    return this.#run(this.#exports[name] as Routine, args);
  }

  hasExport(name: string): boolean {
    return this.#module.exports.has(name);
  }

  routineName(pointer: number): string | undefined {
    return this.#module.table.get(pointer >>> 0)?.name;
  }

  check(address: number, length: number, write: boolean): void {
    this.#guard.any(address, length, write);
  }

  location(): SourceLocation | undefined {
    return this.#locate(this.#placeGlobal.value);
  }

  returnedFrom(): SourceLocation | undefined {
    return this.#locate(this.#returned);
  }

  frames(): readonly Frame[] {
    const frames: Frame[] = [];
    const append = (place: number) => {
      const frame = this.#module.places[place];
      if (frame !== undefined) frames.push(frame);
    };
    append(this.#placeGlobal.value);
    for (let at = this.#callsGlobal.value - 4; at >= CALL_RECORDS; at -= 4)
      append(this.memory.view.getUint32(at, true));
    return frames;
  }

  release(): void {
    this.#abandoned = true;
    if (this.#linearMemory !== undefined) this.#memories.giveBack(this.#linearMemory);
    this.#linearMemory = undefined;
  }

  #locate(number: number): SourceLocation | undefined {
    const place = this.#module.places[number];
    return place && { file: place.file, line: place.line };
  }

  #run(routine: Routine, args: readonly number[]): number {
    if (this.#abandoned) throw new Error('a program is of no use after an exception: instantiate it anew');
    try {
      const result = routine(...args) ?? 0;
      // Back to nowhere each time: a bound routine leaves no place of its own.
      this.#returned = this.#returnedGlobal.value;
      this.#returnedGlobal.value = NOWHERE;
      return result;
    } catch (error) {
      this.#abandoned = true;
      // Nothing of the program ran since the trap, so the active calls are still those of the trap.
      if (isEngineStackExhaustion(error)) this.#fault('stack-overflow', {});
      if (error instanceof WebAssembly.RuntimeError) this.#fault('trap', {});
      throw error;
    }
  }

  #fault(kind: FaultKind, detail: FaultDetail): never {
    const code = this.#module.addresses[this.#placeGlobal.value] ?? 0;
    throw new ProgramFault(kind, { ...detail, code }, this.frames());
  }

  #imports(memory: WebAssembly.Memory): WebAssembly.Imports {
    const env: Record<string, Routine> = {};
    for (const name of this.#module.imports) env[name] = this.#bound(name);
    return {
      env,
      [INSTRUMENT_IMPORTS]: {
        [MEMORY_IMPORT]: memory,
        fuelExhausted: () => this.#exhausted(),
        stackOverflow: () => this.#fault('stack-overflow', {}),
        divideByZero: () => this.#fault('divide-by-zero', {}),
        access: (address: number, offset: number, size: number, write: number) =>
          this.#guard.instruction(address, offset, size, write !== 0),
        indirectCall: (pointer: number, type: number) => this.#checkIndirectCall(pointer >>> 0, type),
      },
    };
  }

  #bound(name: string): Routine {
    const routine =
      sanitizerRoutine(name, this.memory, this.#guard) ??
      memoryRoutine(name, this.#guard, (fuel) => this.#charge(fuel)) ??
      this.#hostRoutine(name);
    if (routine === undefined) throw new UnsupportedModule(`no routine is bound to the import ${name}`);
    return routine;
  }

  #hostRoutine(name: string): Routine | undefined {
    const { routines } = this.#host;
    const routine = Object.hasOwn(routines, name) ? routines[name] : undefined;
    return (
      routine &&
      ((...args) => {
        if (!this.#constructed) this.#fault('trap', {});
        return routine(...args);
      })
    );
  }

  #exhausted(): void {
    if (!this.#constructed) this.#fault('trap', {});
    this.#host.fuelExhausted();
  }

  #checkIndirectCall(pointer: number, type: number): void {
    const needed = this.#module.types[type];
    const called = this.#module.table.get(pointer)?.type;
    if (needed === undefined || called === undefined || !sameType(needed, called))
      this.#fault('call', { address: pointer });
  }

  /** Takes fuel outside the program's own blocks, a unit at a time as far as its exhaustion is concerned. */
  #charge(fuel: number): void {
    for (let rest = fuel; rest > 0; ) {
      const step = Math.min(rest, Math.max(this.fuel, 0) + 1);
      rest -= step;
      this.fuel -= step;
      if (this.fuel < 0) this.#exhausted();
    }
  }
}
