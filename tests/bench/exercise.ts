import { readGiven, readScenario, readScenarioFile } from '../../sandbox/cli/scenario-folder.ts';
import type { Scenario } from '../../sandbox/grading/scenario.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';

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
