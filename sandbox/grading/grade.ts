import type { PreparedProgram } from '../program/prepare.ts';
import type { EventOf, Trace } from '../trace/event.ts';
import { hashTrace } from '../trace/hash.ts';
import { EVENT_LIMIT } from '../trace/recorder.ts';
import { unfinishedRoutine } from '../trace/unfinished-routine.ts';
import { SOURCES } from '../verifier/sources.ts';
import type { Fault } from './checks/check.ts';
import { describeLack } from './describe-lack.ts';
import { checkNamed, judgeRun } from './judge-run.ts';
import type { MachineConfig } from './machine-config.ts';
import { message } from './message.ts';
import { extremes, measure, NO_METRICS } from './metrics.ts';
import { momentOf } from './moment.ts';
import type { CheckResult, Lack, Metrics, Report, Source } from './report.ts';
import type { Scenario, ScenarioCheck } from './scenario.ts';

/** One run of a program on a machine, as `simulate.ts` makes it. */
export type Simulate = (program: PreparedProgram, machine: MachineConfig, seed: number) => Trace;

export interface GradeOptions {
  /** How many seeds to run; by default the scenario's number, or one when `seed` is given. */
  readonly seeds?: number;
  /** The first seed; 1 by default. */
  readonly seed?: number;
  /** Called after each run. */
  readonly progress?: (done: number, all: number) => void;
}

export interface Grade {
  readonly report: Report;
  /** The run shown: `report.shownSeed`'s. */
  readonly trace: Trace;
}

/** What all runs so far say of one check. */
interface Tally {
  readonly check: ScenarioCheck;
  failedSeeds: number;
  notReached: boolean;
  /** The result of the first run that failed it. */
  failure: CheckResult | undefined;
}

/**
 * Runs every seed and judges them all as one. Only the shown run's trace is kept. A run that fails without
 * getting anywhere (a routine that does not return, a trace that overflows) is the last: it decides the verdict, and
 * waiting for as many endless loops as there are seeds would tell nobody anything more.
 */
export function gradeProgram(
  program: PreparedProgram,
  scenario: Scenario,
  options: GradeOptions,
  simulate: Simulate,
): Grade {
  const first = options.seed ?? 1;
  const seeds = options.seeds ?? (options.seed === undefined ? scenario.seeds : 1);
  const tallies = scenario.checks.map<Tally>((check) => ({
    check,
    failedSeeds: 0,
    notReached: false,
    failure: undefined,
  }));
  let shown: Trace | undefined;
  let shownIsFailure = false;
  let traceHash = '';
  let metrics: Metrics = NO_METRICS;
  let unsupported: { event: EventOf<'unsupported'>; trace: Trace } | undefined;
  let failed = false;
  let endless = false;
  let runs = 0;

  for (; runs < seeds && !endless; runs += 1) {
    const trace = simulate(program, scenario.machine, first + runs);
    const verdict = judgeRun(trace, scenario);
    metrics = extremes(metrics, measure(trace));
    endless = verdict.failed !== undefined && getsNowhere(trace);
    if (runs === 0) {
      traceHash = hashTrace(trace.events);
      shown = trace;
    }
    for (const tally of tallies) {
      if (verdict.notReached.has(tally.check.id)) tally.notReached = true;
      if (verdict.failed?.check !== tally.check) continue;
      tally.failedSeeds += 1;
      tally.failure ??= failure(trace, tally.check, verdict.failed.fault, scenario.edit);
    }
    if (verdict.failed) failed = true;
    if (verdict.unsupported) unsupported ??= { event: verdict.unsupported, trace };
    if (verdict.failed && !shownIsFailure) {
      shown = trace;
      shownIsFailure = true;
    }
    options.progress?.(runs + 1, seeds);
  }
  if (shown === undefined) throw new RangeError('a verdict needs at least one run');
  if (!failed && unsupported) shown = unsupported.trace;
  const missing = failed ? undefined : unsupported?.event;

  const report: Report = {
    scenario: scenario.id,
    verdict: failed ? 'failed' : missing ? 'unsupported' : 'passed',
    diagnostics: [],
    checks: tallies.map(result),
    seeds: runs,
    shownSeed: shown.seed,
    traceHash,
    metrics,
    ...(missing === undefined ? {} : { unsupported: lack(missing) }),
  };
  return { report, trace: shown };
}

function getsNowhere({ events }: Trace): boolean {
  if (events.length > EVENT_LIMIT || unfinishedRoutine(events) !== undefined) return true;
  return events.some((event) => event.kind === 'bug-check' && event.reason === 'hang');
}

function lack(event: EventOf<'unsupported'>): Lack {
  const { routine, detail, at } = event;
  return { message: describeLack(event), routine, detail, ...(at === undefined ? {} : { at }) };
}

function result({ check, failedSeeds, notReached, failure: failed }: Tally): CheckResult {
  if (failed) return { ...failed, failedSeeds };
  return {
    id: check.id,
    verdict: notReached ? 'not-reached' : 'passed',
    message: rule(check),
    failedSeeds,
    ...(check.statement === undefined ? {} : { statement: check.statement }),
    source: sourceOf(checkNamed(check.check).source),
  };
}

function failure(trace: Trace, check: ScenarioCheck, fault: Fault, edit: string): CheckResult {
  const { earlierSeq, advice } = fault;
  const stop = trace.events.find((event) => event.kind === 'bug-check');
  return {
    id: check.id,
    verdict: 'failed',
    message: fault.message,
    expected: fault.expected,
    actual: fault.actual,
    moment: momentOf(trace.events, fault.seq, edit),
    ...(earlierSeq === undefined ? {} : { earlier: momentOf(trace.events, earlierSeq, edit) }),
    seed: trace.seed,
    ...(stop === undefined ? {} : { stop: { code: stop.code, parameters: stop.parameters } }),
    failedSeeds: 1,
    ...(check.statement === undefined ? {} : { statement: check.statement }),
    rule: rule(check),
    advice: advice ?? message(`check.${check.check}.advice`),
    source: sourceOf(fault.source ?? checkNamed(check.check).source),
  };
}

/** The rule that a check of a scenario holds the driver to. */
export function rule({ check, parameters }: ScenarioCheck): CheckResult['message'] {
  return message(`check.${check}.rule`, parameters as Readonly<Record<string, string | number>>);
}

function sourceOf(id: keyof typeof SOURCES): Source {
  const url = SOURCES[id];
  const title = message(`source.${id}`);
  return url === undefined ? { title } : { title, url };
}
