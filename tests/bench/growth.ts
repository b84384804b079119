/** How the simulation's cost grows: with the number of requests in a run, and with the number of seeds. */

import type { MachineConfig } from '../../sandbox/grading/machine-config.ts';
import { simulate } from '../../sandbox/grading/simulate.ts';
import type { PreparedProgram } from '../../sandbox/program/prepare.ts';
import { BUSIEST, prepareSolution } from './exercise.ts';
import { medians } from './medians.ts';
import type { Row } from './row.ts';

const TURNS = 5;
const MORE = 10;
const SEEDS = 100;
const MANY_SEEDS = 1000;

export async function growthRows(): Promise<Row[]> {
  const { scenario, program } = await prepareSolution(BUSIEST);
  const { machine } = scenario;
  const { requests } = machine.workload;
  const grown = { ...machine, workload: { ...machine.workload, requests: MORE * requests } };
  const { once, tenfold, few, many } = await medians(TURNS, {
    once: { run: () => runs(program, machine, SEEDS) },
    tenfold: { run: () => runs(program, grown, SEEDS) },
    few: { run: () => runs(program, machine, SEEDS) },
    many: { run: () => runs(program, machine, MANY_SEEDS) },
  });
  const group = `Growth: ${BUSIEST}`;
  return [
    {
      group,
      what: `${MORE * requests} requests a run, ${SEEDS} seeds`,
      value: { amount: tenfold, unit: 'ms' },
      baseline: { what: `${requests} requests`, amount: once, unit: 'ms' },
    },
    {
      group,
      what: `${MANY_SEEDS} seeds`,
      value: { amount: many, unit: 'ms' },
      baseline: { what: `${SEEDS} seeds`, amount: few, unit: 'ms' },
    },
  ];
}

function runs(program: PreparedProgram, machine: MachineConfig, seeds: number): void {
  for (let seed = 1; seed <= seeds; seed++) simulate(program, machine, seed);
}
