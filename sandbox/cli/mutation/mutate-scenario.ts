import type { ContentError } from '../../grading/content-error.ts';
import { message } from '../../grading/message.ts';
import type { Compiler } from '../../toolchain/compiler.ts';
import { readGiven, readScenario, readScenarioFile, shownPath } from '../scenario-folder.ts';
import { type Fate, gradeMutant } from './grade-mutant.ts';
import { applied, type Mutation } from './mutation.ts';
import { mutationsOf } from './mutations.ts';
import { isAbout, parseSurvivors, type Survivor } from './survivors.ts';

const SOLUTION = 'solution.c';
const SURVIVORS = 'survivors.yaml';

export interface Mutant {
  readonly mutation: Mutation;
  readonly fate: Fate;
  /** Of a survivor: why nobody needs to notice, as `survivors.yaml` says. */
  readonly because?: string;
}

export interface ScenarioMutants {
  readonly id: string;
  /** The solution that was changed. */
  readonly text: string;
  readonly path: string;
  readonly mutants: readonly Mutant[];
  /** Why there are no mutants; empty when there are. */
  readonly errors: readonly ContentError[];
  /** Entries of `survivors.yaml` about changes that are noticed, or are not made any more. */
  readonly stale: readonly ContentError[];
}

/** The survivors of which nobody has said why they may live. */
export function unexplained({ mutants }: Pick<ScenarioMutants, 'mutants'>): readonly Mutant[] {
  return mutants.filter(({ fate, because }) => fate.kind === 'survived' && because === undefined);
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
    stale: [],
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
  const survivorsPath = shownPath(id, SURVIVORS);
  const survivors = parseSurvivors(readScenarioFile(id, SURVIVORS) ?? '[]', survivorsPath);
  if ('message' in survivors) return none([survivors]);
  const mutants: Mutant[] = [];
  const living = new Set<Survivor>();
  for (const mutation of mutationsOf(text)) {
    const fate = await grade(applied(text, mutation));
    const survivor = survivors.find((entry) => isAbout(entry, mutation, text));
    if (fate.kind !== 'survived' || survivor === undefined) {
      mutants.push({ mutation, fate });
      continue;
    }
    living.add(survivor);
    mutants.push({ mutation, fate, because: survivor.because });
  }
  const stale = survivors
    .filter((entry) => !living.has(entry))
    .map(({ at, becomes, line }) => ({
      path: survivorsPath,
      line,
      column: 1,
      message: message('cli.mutate-stale', { at, becomes }),
    }));
  return { id, text, path, mutants, errors: [], stale };
}
