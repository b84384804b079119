import type { Parameters } from './checks/check.ts';
import type { MachineConfig } from './machine-config.ts';

/** A rule as a scenario applies it. */
export interface ScenarioCheck {
  /** Unique in the scenario. */
  readonly id: string;
  /** The check that judges, by its own id. */
  readonly check: string;
  /** Statement of the curriculum; absent for a rule that every driver keeps. */
  readonly statement?: string;
  readonly parameters: Parameters;
}

export interface WrongAnswer {
  /** Relative to the scenario's folder. */
  readonly file: string;
  /** The id of the check it must fail, or `does-not-compile`. */
  readonly fails: string;
  readonly mistake: string;
}

/** A scenario as the engine uses it: names resolved, times in nanoseconds. */
export interface Scenario {
  /** Its folder's name. */
  readonly id: string;
  readonly part: string;
  readonly order: number;
  readonly statements: readonly string[];
  /** Name of the file that the learner writes. */
  readonly edit: string;
  /** Paths of the other files, relative to content/scenarios. */
  readonly given: readonly string[];
  readonly machine: MachineConfig;
  readonly seeds: number;
  readonly checks: readonly ScenarioCheck[];
  readonly wrong: readonly WrongAnswer[];
}
