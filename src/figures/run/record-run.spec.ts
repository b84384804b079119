import { expect, it } from 'vitest';
import { createNodeCompiler } from '../../../sandbox/cli/node-toolchain.ts';
import { recordRun } from './record-run.ts';

const compiler = await createNodeCompiler();

it('shows a failing answer at the moment of its failure, with the earlier event', async () => {
  const {
    view,
    momentNs = 0,
    earlierNs = 0,
    steps,
  } = await recordRun(compiler, {
    scenario: 'dismiss',
    answer: 'wrong/dismisses-last.c',
    spanUs: 60,
  });
  expect(view.toNs - view.fromNs).toBe(60_000);
  expect(earlierNs).toBeGreaterThan(view.fromNs);
  expect(momentNs).toBeGreaterThan(earlierNs);
  expect(steps.some(({ timeNs }) => timeNs === momentNs)).toBe(true);
});

it('shows a right answer at the first call of its interrupt routine', async () => {
  const { layout, view, momentNs } = await recordRun(compiler, {
    scenario: 'dismiss',
    answer: 'solution.c',
    seed: 1,
    spanUs: 100,
  });
  expect(momentNs).toBeUndefined();
  expect(layout.services[0]?.startNs).toBeLessThan(view.toNs);
});

it('shows a call of HwScsiTimer where no interrupt leads to it', async () => {
  const { layout, view, steps } = await recordRun(compiler, {
    scenario: 'polled',
    answer: 'solution.c',
    seed: 1,
    timer: 2,
    spanUs: 24_000,
  });
  const calls = steps.filter(
    ({ message: { key, parameters } }) => key === 'moment.routine-enter' && parameters?.['name'] === 'Timer',
  );
  expect(calls.map(({ timeNs }) => Math.round(timeNs / 10_000_000))).toEqual([1, 2]);
  expect(calls[1]?.timeNs).toBeCloseTo(view.fromNs + 16_000_000, 0);
  expect(layout.lanes.map(({ kind }) => kind)).not.toContain('line');
});

it('keeps of the lanes only what touches the stretch', async () => {
  const { layout, view } = await recordRun(compiler, {
    scenario: 'not-mine',
    answer: 'solution.c',
    seed: 1,
    interrupt: 5,
    spanUs: 80,
  });
  const bars = layout.lanes.flatMap(({ rows }) => rows).flatMap(({ bars: all }) => all);
  expect(bars.length).toBeGreaterThan(0);
  expect(bars.every(({ startNs, endNs }) => startNs <= view.toNs && endNs >= view.fromNs)).toBe(true);
});

it('says how often HwScsiTimer was not called', async () => {
  const spec = { scenario: 'dismiss', answer: 'solution.c', seed: 1, timer: 3, spanUs: 60 };
  await expect(recordRun(compiler, spec)).rejects.toThrow('HwScsiTimer was not called 3 times');
});

it('says which answer is not there', async () => {
  await expect(
    recordRun(compiler, { scenario: 'dismiss', answer: 'wrong/no-such.c', spanUs: 60 }),
  ).rejects.toThrow('wrong/no-such.c');
});
