import { message } from '../../grading/message.ts';
import { type Texts, word } from '../../grading/wording.ts';
import { contentErrorLines } from '../content-error-lines.ts';
import type { Fate } from './grade-mutant.ts';
import { type Mutant, type ScenarioMutants, unexplained } from './mutate-scenario.ts';
import { placeOf, shown } from './mutation.ts';

/**
 * A scenario's mutants for a terminal: the score, what each check killed, then each survivor with its place and why it
 * may live, and what `survivors.yaml` says of changes that do not survive.
 */
export function mutantsText(texts: Texts, scenario: ScenarioMutants): string[] {
  const { id, mutants, errors, stale } = scenario;
  if (errors.length > 0) return [...contentErrorLines(texts, errors), ''];
  const count = (...kinds: Fate['kind'][]): number =>
    mutants.filter(({ fate }) => kinds.includes(fate.kind)).length;
  const score = message('cli.mutate-score', {
    scenario: id,
    mutants: mutants.length,
    killed: count('killed', 'unsupported'),
    broken: count('does-not-compile'),
    survived: count('survived'),
    unexplained: unexplained(scenario).length,
  });
  const survivors = mutants
    .filter(({ fate }) => fate.kind === 'survived')
    .flatMap((mutant) => survivorLines(texts, scenario, mutant));
  return [word(texts, score), ...kills(texts, mutants), ...survivors, ...contentErrorLines(texts, stale), ''];
}

function survivorLines(
  texts: Texts,
  { path, text }: ScenarioMutants,
  { mutation, because }: Mutant,
): string[] {
  const { line, column } = placeOf(text, mutation.start);
  const survival = contentErrorLines(texts, [{ path, line, column, message: mutation.survival }]);
  const entry = `- { at: '${line}:${column}', becomes: ${JSON.stringify(shown(mutation.replacement))}, because: … }`;
  return [...survival, `    ${because ?? word(texts, message('cli.mutate-unexplained', { entry }))}`];
}

/** How many mutants each check killed, the most first. */
function kills(texts: Texts, mutants: ScenarioMutants['mutants']): string[] {
  const counts = new Map<string, number>();
  for (const { fate } of mutants) {
    const killer =
      fate.kind === 'killed'
        ? fate.check
        : fate.kind === 'unsupported'
          ? word(texts, message('verdict.unsupported'))
          : undefined;
    if (killer !== undefined) counts.set(killer, (counts.get(killer) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([killer, number]) => `${String(number).padStart(6)} ${killer}`);
}
