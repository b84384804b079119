import type { ContentError } from '../../grading/content-error.ts';
import { message } from '../../grading/message.ts';
import type { Compiler } from '../../toolchain/compiler.ts';
import { readGiven, readScenario, readScenarioFile, shownPath } from '../scenario-folder.ts';
import { type Fate, gradeMutant } from './grade-mutant.ts';
import { applied, type Mutation } from './mutation.ts';
import { mutationsOf } from './mutations.ts';

const SOLUTION = 'solution.c';

export interface Mutant {
  readonly mutation: Mutation;
  readonly fate: Fate;
}

export interface ScenarioMutants {
  readonly id: string;
  /** The solution that was changed. */
  readonly text: string;
  readonly path: string;
  readonly mutants: readonly Mutant[];
  /** Why there are no mutants; empty when there are. */
  readonly errors: readonly ContentError[];
}

/** Grades every small change of a scenario's solution. */
export async function mutateScenario(
  compiler: Compiler,
  id: string,
  seeds: number | undefined,
): Promise<ScenarioMutants> {
  const path = shownPath(id, SOLUTION);
  const none = (errors: readonly ContentError[]): ScenarioMutants => ({
    id,
    text: '',
    path,
    mutants: [],
    errors,
  });
  const scenario = readScenario(id);
  if (!('id' in scenario)) return none(scenario);
  const given = readGiven(scenario);
  if (given.errors.length > 0) return none(given.errors);
  const text = readScenarioFile(id, SOLUTION);
  const unusable = (key: string): ScenarioMutants =>
    none([{ path, line: 1, column: 1, message: message(key, { file: SOLUTION }) }]);
  if (text === undefined) return unusable('cli.check-unreadable');

  const grade = (changed: string): Promise<Fate> =>
    gradeMutant(compiler, scenario, given.files, changed, seeds ?? scenario.seeds);
  // What fails anyway tells nothing when it fails with a change.
  if ((await grade(text)).kind !== 'survived') return unusable('cli.mutate-unsound');
  const mutants: Mutant[] = [];
  for (const mutation of mutationsOf(text)) {
    mutants.push({ mutation, fate: await grade(applied(text, mutation)) });
  }
  return { id, text, path, mutants, errors: [] };
}
