/** The learner's module as the machine sees it: callable, metered, guarded. It knows nothing of the machine. */

import type { GuardedMemory } from './memory.ts';

export interface SourceLocation {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** One active call of the learner's program, innermost first in {@link Program.frames}. */
export interface Frame extends SourceLocation {
  readonly routine: string;
}

/** What the program may call and what it reports back to; the one place where it meets the machine. */
export interface ProgramHost {
  /** The routines bound as imports, by C name. Arguments and result are wasm32 values (pointers and integers as i32). */
  readonly routines: Readonly<Record<string, (...args: number[]) => number | undefined>>;
  /**
   * Called at a basic block's start when the granted fuel is used up. The host must grant more
   * (`program.fuel = …`) or throw to end the run. It may call back into the program (an interrupt).
   */
  fuelExhausted(): void;
  /** Called before a load or store that overlaps a range marked by {@link GuardedMemory.watch}. */
  watchedAccess(address: number, size: number, write: boolean): void;
}

export interface Program {
  readonly memory: GuardedMemory;
  /** Instructions that may still run before {@link ProgramHost.fuelExhausted}; negative by less than one block when it is called. */
  fuel: number;
  /**
   * Calls the routine behind a C function pointer.
   * @returns its i32 result, or 0 for `void`
   * @throws ProgramFault when the code faults; whatever a bound routine throws passes through.
   */
  call(pointer: number, ...args: readonly number[]): number;
  /** Calls an exported routine by name, e.g. `DriverEntry`. */
  callExport(name: string, ...args: readonly number[]): number;
  hasExport(name: string): boolean;
  /** The C name behind a function pointer, for labels and reports; undefined when it is no function. */
  routineName(pointer: number): string | undefined;
  /**
   * Whether the learner's code might access `length` (≥ 1) bytes at `address` itself, for routines that do so on its behalf.
   * @throws ProgramFault (`access`) when it might not
   */
  check(address: number, length: number, write: boolean): void;
  /** Where the program stands now: the line last begun by the innermost active call. Undefined when it is not running. */
  location(): SourceLocation | undefined;
  /**
   * Where the call of {@link call} or {@link callExport} that came back last left its outermost routine: the `return`
   * statement it executed, or its last statement when it fell off its end. Undefined before the first call, and when
   * the routine was a bound one.
   */
  returnedFrom(): SourceLocation | undefined;
  /** The active calls, innermost first, across nested interrupts. */
  frames(): readonly Frame[];
  /** Gives its memory to the next instance of the same program; nothing of this one is of use any more. */
  release(): void;
}

export type FaultKind =
  /** A load or store of memory the program has no right to; `address`, `size`, `write` say which. */
  | 'access'
  /** A call through a pointer that is null or no routine of the needed type; `address` is the pointer. */
  | 'call'
  | 'stack-overflow'
  | 'divide-by-zero'
  /** Any other wasm trap (`unreachable` after undefined behaviour, integer overflow in division). */
  | 'trap';

/** The program did what a processor would fault on. The machine turns it into a bug check. */
export class ProgramFault extends Error {
  readonly kind: FaultKind;
  readonly address: number;
  readonly size: number;
  readonly write: boolean;
  /** What the memory guard says of the address: the tag of its poison, e.g. `null-page`, `freed`, `redzone`. */
  readonly region: string;
  /** Where the code of the line that faulted begins, in bytes from the beginning of the program's code. */
  readonly code: number;
  readonly location: SourceLocation | undefined;
  readonly frames: readonly Frame[];

  constructor(
    kind: FaultKind,
    detail: { address?: number; size?: number; write?: boolean; region?: string; code?: number },
    frames: readonly Frame[],
  ) {
    super(`${kind} fault`);
    this.name = 'ProgramFault';
    this.kind = kind;
    this.address = detail.address ?? 0;
    this.size = detail.size ?? 0;
    this.write = detail.write ?? false;
    this.region = detail.region ?? '';
    this.code = detail.code ?? 0;
    this.location = frames[0];
    this.frames = frames;
  }
}
