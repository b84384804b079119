/** Checks every access of the learner's code against the shadow. */

import type { ShadowedMemory } from './guarded-memory.ts';

export interface AccessReporter {
  /** Throws the fault. */
  refused(address: number, size: number, write: boolean, region: string): never;
  watched(address: number, size: number, write: boolean): void;
}

export class AccessGuard {
  readonly memory: ShadowedMemory;
  readonly #reporter: AccessReporter;

  constructor(memory: ShadowedMemory, reporter: AccessReporter) {
    this.memory = memory;
    this.#reporter = reporter;
  }

  /** Refuses a change of the guard's own marks, as a write. */
  refuse(address: number, size: number): never {
    return this.#reporter.refused(address, size, true, 'guard');
  }

  /**
   * A load or store of the program's code, all numbers as wasm passes them, signed. wasm adds address and offset
   * without wrapping around (wasm core 1.0, section 4.4.4): such an access is to no memory there is, whatever it would be on a PC.
   */
  instruction(address: number, offset: number, size: number, write: boolean): void {
    const sum = (address >>> 0) + (offset >>> 0);
    const start = sum >>> 0;
    if (sum === start) this.any(start, size, write);
    else
      this.#reporter.refused(
        start,
        size,
        write,
        this.memory.refusal(start, size, write)?.region ?? 'unmapped',
      );
  }

  /** An access of any size; none of its bytes may be refused. */
  any(address: number, size: number, write: boolean): void {
    const start = address >>> 0;
    const length = size >>> 0;
    const refusal = this.memory.refusal(start, length, write);
    if (refusal !== undefined) this.#reporter.refused(start, length, write, refusal.region);
    if (this.memory.isWatched(start, length)) this.#reporter.watched(start, length, write);
  }
}
