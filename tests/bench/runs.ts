/** The whole of Run, from the source text to the verdict over all seeds, and the speed of the simulation in it. */

import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { scenarioIds } from '../../sandbox/cli/scenario-folder.ts';
import { gradeSource } from '../../sandbox/grading/grade-source.ts';
import { simulate } from '../../sandbox/grading/simulate.ts';
import { prepareProgram } from '../../sandbox/program/prepare.ts';
import type { PreparableCompiler } from '../../sandbox/toolchain/create-compiler.ts';
import { readExercise } from './exercise.ts';
import { medians } from './medians.ts';
import type { Row } from './row.ts';

const TURNS = 5;
const SEEDS = 200;
const NS_PER_MS = 1e6;

/** Of every scenario: the solution, one file changed, as when a learner presses Run. */
export async function runRows(): Promise<Row[]> {
  const compiler = await createNodeCompiler();
  const rows: Row[] = [];
  for (const id of scenarioIds()) rows.push(...(await rowsOf(id, compiler)));
  return rows;
}

async function rowsOf(id: string, compiler: PreparableCompiler): Promise<Row[]> {
  const { scenario, given, answer } = readExercise(id);
  const compile = (round: number) =>
    compiler.compile([{ path: scenario.edit, text: answer(round) }, ...given]);
  const compiled = await compile(-1);
  if (!compiled.ok) throw new Error(`the solution of ${id} does not compile`);
  const program = await prepareProgram(compiled.module);

  let interrupts = 0;
  let virtualNs = 0;
  const simulateAll = () => {
    interrupts = 0;
    virtualNs = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { events } = simulate(program, scenario.machine, seed);
      interrupts += events.filter(({ kind }) => kind === 'isr-enter').length;
      virtualNs += events.at(-1)?.time ?? 0;
    }
  };
  const { whole, compilation, simulation } = await medians(TURNS, {
    whole: {
      before: () => compiler.prepare(),
      run: (round) => gradeSource(compiler, scenario, answer(round), given, { seeds: SEEDS }),
    },
    compilation: { before: () => compiler.prepare(), run: compile },
    simulation: { run: simulateAll },
  });
  return [
    {
      group: `Run, ${SEEDS} seeds`,
      what: id,
      value: { amount: whole, unit: 'ms' },
      baseline: { what: 'compile and link alone', amount: compilation, unit: 'ms' },
    },
    {
      group: 'Simulation: virtual time',
      what: id,
      value: { amount: virtualNs / NS_PER_MS, unit: 'ms' },
      baseline: { what: 'wall time', amount: simulation, unit: 'ms' },
    },
    {
      group: 'Simulation: service routines called',
      what: id,
      value: { amount: (interrupts / simulation) * 1000, unit: 'per second' },
    },
  ];
}
