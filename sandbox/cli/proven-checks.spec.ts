import { expect, test } from 'vitest';
import { NO_METRICS } from '../grading/metrics.ts';
import type { GradedAnswer, Role } from './answer-grade.ts';
import type { ScenarioCheckup } from './check-scenario.ts';
import { readTexts } from './locales.ts';
import { provenChecks, provenChecksText, unproven } from './proven-checks.ts';
import { readScenario } from './scenario-folder.ts';

function graded(role: Role, ...failed: string[]): GradedAnswer {
  const report = {
    scenario: '',
    verdict: 'failed' as const,
    diagnostics: [],
    checks: [],
    seeds: 1,
    shownSeed: 1,
    traceHash: '',
    metrics: NO_METRICS,
  };
  return { answer: { role, file: 'answer.c', text: '' }, report, failed };
}

/** A checkup of a scenario whose checks have these ids and judge by these names. */
function checkup(id: string, checks: Record<string, string>, ...answers: GradedAnswer[]): ScenarioCheckup {
  const scenario = readScenario('not-mine');
  if (!('id' in scenario)) throw new Error('not-mine is not valid');
  const named = Object.entries(checks).map(([own, check]) => ({ id: own, check, parameters: {} }));
  return { id, scenario: { ...scenario, id, checks: named }, answers, errors: [], problems: [] };
}

test('a check is proven by a wrong answer of any scenario that uses it, under whichever id', () => {
  const checks = provenChecks([
    checkup('b', { quick: 'isr-time' }, graded('wrong', 'quick'), graded('wrong', 'quick')),
    checkup('a', { slow: 'isr-time', 'claims-own': 'claims-own' }, graded('wrong', 'claims-own')),
  ]);
  expect(checks).toEqual([
    { check: 'claims-own', scenarios: ['a'], wrongAnswers: 1 },
    { check: 'isr-time', scenarios: ['b', 'a'], wrongAnswers: 2 },
  ]);
  expect(unproven(checks)).toEqual([]);
});

test('a failing starter proves nothing', () => {
  const checks = provenChecks([checkup('a', { 'isr-time': 'isr-time' }, graded('starter', 'isr-time'))]);
  expect(unproven(checks)).toEqual([
    { key: 'cli.check-unproven', parameters: { check: 'isr-time', scenarios: 'a' } },
  ]);
});

test('the table has a line for each check, then what is out of order', () => {
  const checks = provenChecks([
    checkup('a', { 'isr-time': 'isr-time', 'no-storm': 'no-storm' }, graded('wrong', 'isr-time')),
  ]);
  expect(provenChecksText(readTexts('en'), checks)).toEqual([
    'check     scenarios  wrong answers that fail it',
    'isr-time  1          1',
    'no-storm  1          0',
    'no wrong answer fails the check no-storm (used by a). Write one that breaks only this rule, or take the check out.',
    '',
  ]);
});
