/** What a graded program gets back: data only. The page and the command line word it in the reader's language. */

import type { SourceLocation } from '../program/program.ts';
import type { Diagnostic } from '../toolchain/compiler.ts';
import type { Stop } from './stop-line.ts';

/** A text of `content/findings/<locale>.yaml` by key, with what to put in its `{placeholders}`. */
export interface Message {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export type Verdict = 'passed' | 'failed' | 'does-not-compile' | 'unsupported';

/**
 * `not-reached`: an earlier fault of the same run makes later behaviour no evidence.
 */
export type CheckVerdict = 'passed' | 'failed' | 'not-reached';

/** Where a rule is written. */
export interface Source {
  readonly title: Message;
  /** Absent for the HBA's data sheet, a page of this site. */
  readonly url?: string;
}

/** A moment of a run that matters to a finding. */
export interface Moment {
  /** Index into the events of that run's trace. */
  readonly seq: number;
  readonly timeNs: number;
  readonly at?: SourceLocation;
  readonly message: Message;
}

export interface CheckResult {
  /** As the scenario names it; unique within a scenario. */
  readonly id: string;
  readonly verdict: CheckVerdict;
  /** Failed: what happened, in one sentence. Otherwise the rule. */
  readonly message: Message;
  /** Present when failed: what the rule wants and what the run did. */
  readonly expected?: Message;
  readonly actual?: Message;
  /** Present when failed: where it went wrong, the earlier event that made it wrong, and the seed of that run. */
  readonly moment?: Moment;
  readonly earlier?: Moment;
  readonly seed?: number;
  /** The bug check in which that run ended. */
  readonly stop?: Stop;
  /** Present when failed: the rule, and what to do about it. */
  readonly rule?: Message;
  readonly advice?: Message;
  /** Where the rule is written. */
  readonly source?: Source;
  /** Number of seeds in which this check failed. */
  readonly failedSeeds: number;
  /** Statement of the curriculum, e.g. `S2`. */
  readonly statement?: string;
}

/** Extremes over all seeds, virtual time. */
export interface Metrics {
  readonly longestIsrNs: number;
  readonly isrCount: number;
  readonly longestNeighbourLatencyNs: number;
  readonly requests: number;
  readonly virtualNs: number;
}

export interface Report {
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  readonly checks: readonly CheckResult[];
  /** How many runs were made, each with its own seed: fewer than asked for when one got nowhere, 0 when none could be. */
  readonly seeds: number;
  /** The run shown: the first failing seed, or seed 1. */
  readonly shownSeed: number;
  /** Hash of seed 1's trace (of the first seed run when seed 1 was not): 16 hexadecimal digits. */
  readonly traceHash: string;
  readonly metrics: Metrics;
  /** Present when the verdict is `unsupported`. */
  readonly unsupported?: Lack;
}

/** What the simulator lacks. */
export interface Lack {
  /** In one sentence. */
  readonly message: Message;
  /** The C routine; absent when the program as a whole is not of the kind that can be run. */
  readonly routine?: string;
  /** What of it, e.g. the notification; empty for all of it. */
  readonly detail: string;
  readonly at?: SourceLocation;
}
