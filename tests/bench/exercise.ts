import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { readGiven, readScenario, readScenarioFile } from '../../sandbox/cli/scenario-folder.ts';
import type { Scenario } from '../../sandbox/grading/scenario.ts';
import { type PreparedProgram, prepareProgram } from '../../sandbox/program/prepare.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';

/** The scenario whose runs have the most interrupts, and leave the most events. */
export const BUSIEST = 'cap-transfer';

export interface Exercise {
  readonly scenario: Scenario;
  readonly given: readonly SourceFile[];
  /** The solution, as a text that differs from that of every other round: nothing compiled earlier fits it. */
  answer(round: number): string;
}

/** @throws Error when the scenario is not valid */
export function readExercise(id: string): Exercise {
  const scenario = readScenario(id);
  const solution = readScenarioFile(id, 'solution.c');
  if (!('edit' in scenario) || solution === undefined) throw new Error(`scenario ${id} is not valid`);
  return { scenario, given: readGiven(scenario).files, answer: (round) => `${solution}/* ${round} */\n` };
}

/** A scenario, and its solution ready to run. */
export async function prepareSolution(id: string): Promise<{ scenario: Scenario; program: PreparedProgram }> {
  const { scenario, given, answer } = readExercise(id);
  const compiler = await createNodeCompiler();
  const compiled = await compiler.compile([{ path: scenario.edit, text: answer(0) }, ...given]);
  if (!compiled.ok) throw new Error(`the solution of ${id} does not compile`);
  return { scenario, program: await prepareProgram(compiled.module) };
}
