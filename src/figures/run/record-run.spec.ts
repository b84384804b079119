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

it('says which answer is not there', async () => {
  await expect(
    recordRun(compiler, { scenario: 'dismiss', answer: 'wrong/no-such.c', spanUs: 60 }),
  ).rejects.toThrow('wrong/no-such.c');
});
