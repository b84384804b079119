import { rule } from './grade.ts';
import { NO_METRICS } from './metrics.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';

/** Hash of a program that never ran. */
const NO_TRACE = '0'.repeat(16);

/** The report on a program that was not run: its checks are not reached. */
export function unrun(scenario: Scenario, verdict: 'does-not-compile' | 'unsupported'): Report {
  return {
    scenario: scenario.id,
    verdict,
    diagnostics: [],
    checks: scenario.checks.map((check) => ({
      id: check.id,
      verdict: 'not-reached',
      message: rule(check),
      failedSeeds: 0,
      ...(check.statement === undefined ? {} : { statement: check.statement }),
    })),
    seeds: 0,
    shownSeed: 1,
    traceHash: NO_TRACE,
    metrics: NO_METRICS,
  };
}
