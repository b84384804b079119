/** What a lesson says was measured is what the exercise measures today. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { readGiven, readScenario, readScenarioFile } from '../../sandbox/cli/scenario-folder.ts';
import { throughput } from '../../sandbox/grading/checks/throughput.ts';
import type { GradeOptions } from '../../sandbox/grading/grade.ts';
import { gradeSource } from '../../sandbox/grading/grade-source.ts';
import type { Scenario } from '../../sandbox/grading/scenario.ts';
import type { Trace } from '../../sandbox/trace/event.ts';
import { suffering } from '../../sandbox/trace/suffering.ts';

const compiler = createNodeCompiler();

const ROOT = resolve(import.meta.dirname, '../..');

const lesson = (id: string): string =>
  readFileSync(resolve(ROOT, `content/docs/en/lessons/${id}.md`), 'utf8');

interface Graded {
  readonly trace: Trace;
  readonly longestIsrNs: number;
  /** Runs that failed a check other than `besides`. */
  readonly failed: number;
}

/** @param change what is put in the place of what in the answer's text */
async function grade(
  id: string,
  file: string,
  options: GradeOptions,
  { besides, change = (text) => text }: { besides?: string; change?: (text: string) => string } = {},
): Promise<Graded> {
  const whole = readScenario(id) as Scenario;
  const scenario = { ...whole, checks: whole.checks.filter((check) => check.id !== besides) };
  const text = change(readScenarioFile(id, file) ?? '');
  const { report, trace } = await gradeSource(
    await compiler,
    scenario,
    text,
    readGiven(scenario).files,
    options,
  );
  if (trace === undefined) throw new Error(`${id}/${file} does not run`);
  const failed = report.checks.reduce((sum, { failedSeeds }) => sum + failedSeeds, 0);
  return { trace, longestIsrNs: report.metrics.longestIsrNs, failed };
}

const us = (ns: number): string => `${Math.round(ns / 1_000).toLocaleString('en')} µs`;

describe('in how many runs a mistake shows', () => {
  it('bus-reset: no NextRequest after the reset', async () => {
    const { failed } = await grade('bus-reset', 'wrong/no-next-request.c', { seeds: 200 });
    expect(lesson('bus-reset')).toContain(`It shows in ${failed} of the 200 runs of the exercise.`);
  });

  it('defer: the context in a static', async () => {
    const { failed } = await grade(
      'defer',
      'wrong/static-context.c',
      { seeds: 200 },
      { besides: 'no-shared-statics' },
    );
    expect(lesson('defer')).toContain(`something goes wrong in ${failed} of 200 runs`);
  });

  it('two-adapters: the work in a static', async () => {
    const { failed } = await grade(
      'two-adapters',
      'wrong/static-work.c',
      { seeds: 200 },
      { besides: 'no-shared-statics' },
    );
    expect(lesson('two-adapters')).toContain(`In ${200 - failed} of 200 runs nothing happens at all`);
  });
});

describe('keep-it-short, first run', () => {
  const first = (file: string): Promise<Graded> => grade('keep-it-short', file, { seed: 1 });
  const interrupts = ({ events }: Trace): number =>
    events.filter((event) => event.kind === 'isr-exit' && event.device === 'training-hba' && event.claimed)
      .length;

  it('what the starter costs', async () => {
    const { trace, longestIsrNs } = await first('starter.c');
    const { serial, worstLatencyNs } = suffering(trace.events);
    const text = lesson('keep-it-short');
    expect(text).toContain(`the HBA interrupts it ${interrupts(trace)} times`);
    expect(text).toContain(`longest call takes ${us(longestIsrNs)}`);
    expect(text).toContain(`the serial port waits up to ${us(worstLatencyNs.uart ?? 0)}`);
    expect(text).toContain(`of its 80 characters ${serial.lost} are lost`);
  });

  it('what the solution costs', async () => {
    const { trace } = await first('solution.c');
    const { serial, worstLatencyNs } = suffering(trace.events);
    const text = lesson('keep-it-short');
    expect(text).toContain(`the HBA interrupts the solution ${interrupts(trace)} times`);
    expect(text).toContain(`With the solution it waits for ${us(worstLatencyNs.uart ?? 0)} at the most`);
    expect(serial.lost).toBe(0);
  });
});

describe('cap-transfer: what a limit costs', () => {
  it.each([512, 2_048, 4_096, 8_192])('%i bytes', async (limit) => {
    const { trace, longestIsrNs } = await grade(
      'cap-transfer',
      'solution.c',
      { seed: 1 },
      { change: (text) => text.replace('LONGEST_TRANSFER 1024', `LONGEST_TRANSFER ${limit}`) },
    );
    const slower = throughput.judge(trace, { minKilobytesPerSecond: 1_000_000 });
    const rate = Number(slower?.message.parameters?.rate).toLocaleString('en');
    expect(lesson('cap-transfer')).toContain(
      `| ${limit.toLocaleString('en')} bytes | ${(longestIsrNs / 1_000).toFixed(1)} µs | ${rate} kB/s |`,
    );
  });
});

it('defer: what copying in the routine costs in the first run', async () => {
  const { trace } = await grade('defer', 'starter.c', { seed: 1 });
  const { serial, worstLatencyNs } = suffering(trace.events);
  const waits = `waiting for up to ${us(worstLatencyNs.uart ?? 0)} in the first run`;
  expect(lesson('defer')).toContain(`${waits}, and ${serial.lost} of its 30 characters are lost`);
});

/** When the last request is back, in milliseconds. */
const lastReturn = ({ events }: Trace): number =>
  (events.findLast(({ kind }) => kind === 'srb-return')?.time ?? 0) / 1_000_000;

it('tagged-queue: how long the requests of the first run take', async () => {
  const times = await Promise.all(
    ['wrong/next-request-only.c', 'solution.c'].map(async (file) => {
      const { trace } = await grade('tagged-queue', file, { seed: 1 });
      return `${lastReturn(trace).toFixed(1)} ms`;
    }),
  );
  expect(lesson('tagged-queue')).toContain(
    `The 40 requests of this run take ${times.join('; with full queues ')}.`,
  );
});

it('polled: when the last request of the first run is back', async () => {
  const times = await Promise.all(
    [10_000, 1_000].map(async (timeUs) => {
      const change = (text: string): string => text.replace(/(#define POLLING_TIME) \d+/, `$1 ${timeUs}`);
      const { trace } = await grade('polled', 'solution.c', { seed: 1 }, { change });
      return `${Math.round(lastReturn(trace))} ms`;
    }),
  );
  expect(lesson('polled')).toContain(
    `the last of the 24 requests comes back after ${times.join(' in the first case, and after ')} in the second`,
  );
});
