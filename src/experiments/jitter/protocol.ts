/** What the page and the experiment's worker say to each other. */

import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import type { Outcome, Settings } from './experiment.ts';

export interface ExperimentRequest {
  /** The linked program, base64. */
  readonly module: string;
  readonly machine: MachineConfig;
  readonly settings: Settings;
}

export type ExperimentAnswer =
  | { readonly kind: 'finished'; readonly settings: Settings; readonly outcome: Outcome }
  /** A fault of the simulator's own. */
  | { readonly kind: 'broken'; readonly detail: string };
