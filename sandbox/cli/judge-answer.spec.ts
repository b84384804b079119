import { expect, test } from 'vitest';
import { NO_METRICS } from '../grading/metrics.ts';
import type { Verdict } from '../grading/report.ts';
import type { Answer, GradedAnswer } from './answer-grade.ts';
import { judgeAnswer } from './judge-answer.ts';
import { readTexts } from './locales.ts';

const texts = readTexts('en');

function graded(answer: Omit<Answer, 'file' | 'text'>, verdict: Verdict, ...failed: string[]): GradedAnswer {
  const report = {
    scenario: 'not-mine',
    verdict,
    diagnostics: [],
    checks: [],
    seeds: 1,
    shownSeed: 1,
    traceHash: '',
    metrics: NO_METRICS,
  };
  return { answer: { ...answer, file: 'answer.c', text: '' }, report, failed };
}

const problem = (...args: Parameters<typeof graded>): string | undefined =>
  judgeAnswer(texts, graded(...args))?.key;

test('a starter compiles and fails', () => {
  expect(problem({ role: 'starter' }, 'failed', 'claims-own')).toBeUndefined();
  expect(problem({ role: 'starter' }, 'does-not-compile')).toBe('cli.check-starter-compiles');
  expect(problem({ role: 'starter' }, 'passed')).toBe('cli.check-starter-fails');
});

test('a solution and its alternatives pass', () => {
  expect(problem({ role: 'solution' }, 'passed')).toBeUndefined();
  expect(problem({ role: 'solution' }, 'unsupported')).toBe('cli.check-solution');
  expect(problem({ role: 'alternative' }, 'failed', 'claims-own')).toBe('cli.check-alternative');
});

test('a wrong answer fails the check that it declares, and no other', () => {
  const wrong = { role: 'wrong', fails: 'claims-own' } as const;
  expect(problem(wrong, 'failed', 'claims-own')).toBeUndefined();
  expect(problem(wrong, 'failed', 'claims-own', 'isr-time')).toBe('cli.check-wrong-other');
  expect(problem(wrong, 'failed', 'isr-time')).toBe('cli.check-wrong-other');
  expect(problem(wrong, 'passed')).toBe('cli.check-wrong-passes');
  expect(problem(wrong, 'does-not-compile')).toBe('cli.check-wrong-other');
});

test('a wrong answer can declare that it does not compile', () => {
  const wrong = { role: 'wrong', fails: 'does-not-compile' } as const;
  expect(problem(wrong, 'does-not-compile')).toBeUndefined();
  expect(problem(wrong, 'failed', 'claims-own')).toBe('cli.check-wrong-compiles');
});
