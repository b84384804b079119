/** Which static variables the miniport's routines use, for which of its adapters. */

import type { GuardedMemory } from '../program/memory.ts';
import type { TraceRecorder } from '../trace/recorder.ts';

export class StaticAccesses {
  readonly #trace: TraceRecorder;
  readonly #seen = new Set<string>();

  constructor(trace: TraceRecorder) {
    this.#trace = trace;
  }

  /** From here on; what DriverEntry and the initialisation in it have done does not count. */
  watch(memory: Pick<GuardedMemory, 'statics' | 'watch'>): void {
    for (const { start, end } of memory.statics) memory.watch(start, end - start);
  }

  /** Leaves the first access of its kind in the trace. @param device the adapter that the running routine works for */
  record(device: string, address: number, size: number, write: boolean): void {
    const access = `${device} ${address} ${size} ${write}`;
    if (this.#seen.has(access)) return;
    this.#seen.add(access);
    this.#trace.record({ kind: 'static-access', device, address, size, write });
  }
}
