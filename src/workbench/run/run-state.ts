/** Where a Run stands. */

import type { Report } from '../../../sandbox/grading/report.ts';
import type { Diagnostic } from '../../../sandbox/toolchain/compiler.ts';
import type { TraceEvent } from '../../../sandbox/trace/event.ts';

export type RunState =
  | { readonly kind: 'idle' | 'compiling' | 'cancelled' }
  /** Run was asked for before the toolchain was there. */
  | { readonly kind: 'waiting' }
  /** `done` of `seeds` runs are finished; both 0 at the beginning. */
  | { readonly kind: 'simulating'; readonly done: number; readonly seeds: number }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** A fault of ours, never of the learner's. */
  | { readonly kind: 'broken'; readonly part: 'compiler' | 'simulator'; readonly detail: string };

export type Outcome =
  | { readonly kind: 'does-not-compile'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'graded'; readonly report: Report; readonly events: readonly TraceEvent[] };

export function isBusy({ kind }: RunState): boolean {
  return kind === 'waiting' || kind === 'compiling' || kind === 'simulating';
}
