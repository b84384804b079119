/** What the page and the simulator's worker say to each other. */

import type { Report } from '../../sandbox/grading/report.ts';
import type { Diagnostic } from '../../sandbox/toolchain/compiler.ts';
import type { TraceEvent } from '../../sandbox/trace/event.ts';

export interface SimulationRequest {
  readonly scenarioId: string;
  /** `scenario.yaml` as written. */
  readonly scenarioYaml: string;
  /** The linked program, as the compiler made it. */
  readonly module: Uint8Array<ArrayBuffer>;
  /** What the compiler warned of; it belongs into the report. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Simulation {
  readonly report: Report;
  /** The events of the run shown; none when the program cannot be run. */
  readonly events: readonly TraceEvent[];
}

export type SimulatorAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly seeds: number }
  | { readonly kind: 'finished'; readonly simulation: Simulation }
  /** A fault of the simulator's own. */
  | { readonly kind: 'broken'; readonly detail: string };
