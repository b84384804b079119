import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createNodeCompiler } from '../../../sandbox/cli/node-toolchain.ts';
import type { MachineConfig } from '../../../sandbox/grading/machine-config.ts';
import { type PreparedProgram, prepareProgram } from '../../../sandbox/program/prepare.ts';
import { CONTROLS, FIRST_SETTINGS, runExperiment, type Settings } from './experiment.ts';
import { readExperiment } from './read-experiment.ts';

let program: PreparedProgram;
let machine: MachineConfig;

beforeAll(async () => {
  const experiment = readExperiment(
    `${resolve(import.meta.dirname, '../../../content')}/`,
    'feel-the-jitter',
  );
  machine = experiment.machine;
  const compiled = await (await createNodeCompiler()).compile(experiment.files);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  expect(compiled.diagnostics).toEqual([]);
  program = await prepareProgram(compiled.module);
});

const run = (settings: Partial<Settings>) =>
  runExperiment(program, machine, { ...FIRST_SETTINGS, ...settings });

it('no device loses anything while the routine keeps within 50 µs', () => {
  const settings = CONTROLS.blockUs.flatMap((blockUs) =>
    CONTROLS.blocks.map((blocks) => ({ blockUs, blocks })),
  );
  const within = settings.map(run).filter(({ longestIsrNs }) => longestIsrNs <= 50_000);
  expect(within.length).toBeGreaterThan(10);
  expect(within.map(({ suffering }) => suffering.serial.lost)).toEqual(within.map(() => 0));
});

it('past the time of one character a 16450 loses some, and a 16550A does not yet', () => {
  const settings = { blockUs: 20, blocks: 4 } as const;
  expect(run(settings).longestIsrNs).toBeGreaterThan(80_000);
  expect(run({ ...settings, uart: '16450' }).suffering.serial.lost).toBeGreaterThan(0);
  expect(run({ ...settings, uart: '16550a' }).suffering.serial.lost).toBe(0);
});

it('only devices of a lower IRQL than the HBA wait for its routine', () => {
  const worst = (irq: Settings['irq']) => run({ irq }).suffering.worstLatencyNs;
  const late = (irq: Settings['irq']) =>
    Object.entries(worst(irq)).flatMap(([device, ns]) => (ns > 200_000 ? [device] : []));
  expect(late(3).sort()).toEqual(['mouse', 'parallel', 'uart']);
  expect(late(5).sort()).toEqual(['mouse', 'parallel']);
  expect(late(11)).toEqual(['mouse']);
  expect(late(15)).toEqual([]);
});

it('the disk gains from larger requests what the others lose', () => {
  const small = run({ blocks: 1 });
  const large = run({ blocks: 16 });
  expect(large.bytesPerSecond).toBeGreaterThan(4 * small.bytesPerSecond);
  expect(large.suffering.printer.bytesPerSecond).toBeLessThan(small.suffering.printer.bytesPerSecond);
});

it('tells the fate of every character of the terminal', () => {
  const { lost, suffering } = run({});
  expect(lost).toHaveLength(2_880);
  expect(lost.filter(Boolean)).toHaveLength(suffering.serial.lost);
});

it('the figures of the lesson are those of its runs', () => {
  const lost = (settings: Partial<Settings>) => run(settings).suffering.serial.lost;
  expect(lost({ blockUs: 20, blocks: 4 })).toBe(51);
  expect(lost({ blockUs: 20, blocks: 16, uart: '16550a' })).toBe(12);
  const { longestIsrNs, bytesPerSecond, suffering } = run({});
  expect([Math.round(longestIsrNs / 1_000), suffering.serial.lost]).toEqual([406, 642]);
  expect((bytesPerSecond / 1e6).toFixed(1)).toBe('2.7');
  const small = run({ blocks: 1 });
  expect([small.longestIsrNs, small.bytesPerSecond].map((n) => Math.round(n / 1_000))).toEqual([56, 661]);
});
