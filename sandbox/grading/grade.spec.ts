import { expect, test } from 'vitest';
import type { PreparedProgram } from '../program/prepare.ts';
import type { Trace } from '../trace/event.ts';
import { hashTrace } from '../trace/hash.ts';
import { TraceBuilder } from '../trace/trace-builder.fixture.ts';
import { type GradeOptions, gradeProgram } from './grade.ts';
import type { CheckResult, Report } from './report.ts';
import type { Scenario } from './scenario.ts';

const scenario: Scenario = {
  id: 'not-mine',
  part: 'contract',
  order: 1,
  statements: ['S1', 'S2'],
  edit: 'interrupt.c',
  given: [],
  machine: {
    irq: 11,
    hba: { model: 'training-hba', fetchNs: 2000, bytesPerSecond: 10_000_000 },
    targets: [],
    workload: { requests: 1, transferBlocks: [1, 1], writePercent: 0, gapNs: [0, 0] },
    limitNs: 1_000_000,
  },
  seeds: 5,
  checks: [
    { id: 'own', check: 'claims-own', statement: 'S1', parameters: {} },
    { id: 'foreign', check: 'refuses-foreign', statement: 'S2', parameters: {} },
    { id: 'no-bug-check', check: 'no-bug-check', parameters: {} },
    { id: 'complete', check: 'requests-complete', parameters: {} },
  ],
  wrong: [],
};

const program: PreparedProgram = {
  instantiate: () => {
    throw new Error('no program is run here');
  },
};

const begun = (): TraceBuilder => new TraceBuilder().boot().startIo(1);
const good = (): Trace =>
  begun()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .returned(1)
    .end();
const deniesOwn = (): Trace =>
  begun()
    .post()
    .isr(false, (isr) => isr.readStatus())
    .end();
const claimsForeign = (): Trace =>
  begun()
    .neighbourAsserts()
    .isr(true, (isr) => isr.readStatus())
    .end();
const crashes = (): Trace => begun().bugCheck('null-page');

function grade(run: (seed: number) => Trace, options: GradeOptions = {}): Report {
  return gradeProgram(program, scenario, options, (_program, _machine, seed) => ({ ...run(seed), seed }))
    .report;
}

function check({ checks }: Report, id: string): CheckResult | undefined {
  return checks.find((each) => each.id === id);
}

test('a driver that keeps every rule in every run passes', () => {
  const report = grade(good);
  expect(report).toMatchObject({ verdict: 'passed', seeds: 5, shownSeed: 1 });
  expect(report.checks.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'passed', 'passed']);
});

test('the first fault of a run wins, and what comes after it is not reached', () => {
  const report = grade(deniesOwn);
  expect(report.checks.map(({ verdict }) => verdict)).toEqual(['failed', 'passed', 'passed', 'not-reached']);
});

test('one failing seed fails the verdict, and is the one shown', () => {
  const report = grade((seed) => (seed === 4 ? deniesOwn() : good()));
  expect(report).toMatchObject({ verdict: 'failed', shownSeed: 4 });
  expect(check(report, 'own')).toMatchObject({ verdict: 'failed', seed: 4, failedSeeds: 1 });
});

test('faults of different seeds add up, each with its own first seed', () => {
  const report = grade((seed) => (seed % 2 === 0 ? deniesOwn() : claimsForeign()));
  expect(check(report, 'own')).toMatchObject({ seed: 2, failedSeeds: 2 });
  expect(check(report, 'foreign')).toMatchObject({ seed: 1, failedSeeds: 3 });
});

test('a check that failed in a run with a bug check says which, whatever the fault was', () => {
  const stop = { code: 0xd1, parameters: [0, 0, 0, 0] };
  expect(check(grade(crashes), 'no-bug-check')?.stop).toEqual(stop);
  const claimsAndCrashes = (): Trace =>
    begun()
      .neighbourAsserts()
      .isr(true, (isr) => isr.readStatus())
      .bugCheck('null-page');
  expect(check(grade(claimsAndCrashes), 'foreign')?.stop).toEqual(stop);
  expect(check(grade(claimsForeign), 'foreign')?.stop).toBeUndefined();
});

test('a bug check leaves every other check not reached', () => {
  const report = grade(crashes);
  expect(report.checks.map(({ verdict }) => verdict)).toEqual([
    'not-reached',
    'not-reached',
    'failed',
    'not-reached',
  ]);
});

test('a failed check carries expected, actual, moment, earlier event, rule, advice and source', () => {
  expect(check(grade(deniesOwn), 'own')).toMatchObject({
    expected: { key: 'check.claims-own.expected' },
    actual: { key: 'check.claims-own.actual' },
    moment: { message: { key: 'moment.isr-exit-refused' }, at: { file: 'interrupt.c' } },
    earlier: { message: { key: 'moment.line-assert' } },
    rule: { key: 'check.claims-own.rule' },
    advice: { key: 'check.claims-own.advice' },
    source: { title: { key: 'source.interrupt-prototype' } },
    statement: 'S1',
  });
});

test('the hash is that of the first seed run, whichever seed is shown', () => {
  const report = grade((seed) => (seed === 3 ? deniesOwn() : good()));
  expect(report.traceHash).toBe(hashTrace(good().events));
});

test('a given seed is run alone; with a number of seeds, that many from it on', () => {
  const run: number[] = [];
  const note = (seed: number): Trace => {
    run.push(seed);
    return good();
  };
  expect(grade(note, { seed: 7 }).shownSeed).toBe(7);
  grade(note, { seed: 7, seeds: 2 });
  expect(run).toEqual([7, 7, 8]);
});

test('what the simulator lacks is no fault of the driver, unless it failed before', () => {
  const lacks = (): Trace =>
    begun()
      .add({ kind: 'unsupported', routine: 'ScsiPortNotification', detail: 'ResetDetected' })
      .end('unsupported');
  expect(grade(lacks)).toMatchObject({
    verdict: 'unsupported',
    unsupported: {
      message: { parameters: { routine: 'ScsiPortNotification(ResetDetected)' } },
      routine: 'ScsiPortNotification',
      detail: 'ResetDetected',
      at: { file: 'interrupt.c' },
    },
  });
  expect(grade((seed) => (seed === 1 ? lacks() : deniesOwn())).verdict).toBe('failed');
});

test('progress is told after each run', () => {
  const told: string[] = [];
  grade(good, { seeds: 2, progress: (done, all) => told.push(`${done}/${all}`) });
  expect(told).toEqual(['1/2', '2/2']);
});

test('a run that hangs is the last, and the report says how many were made', () => {
  const report = grade((seed) => (seed === 2 ? begun().bugCheck('hang') : good()));
  expect(report).toMatchObject({ verdict: 'failed', seeds: 2, shownSeed: 2 });
  expect(check(report, 'no-bug-check')).toMatchObject({ verdict: 'failed', failedSeeds: 1 });
});

test('any other bug check stops no further runs', () => {
  expect(grade(crashes).seeds).toBe(5);
});
