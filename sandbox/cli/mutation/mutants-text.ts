import type { ContentError } from '../../grading/content-error.ts';
import { message } from '../../grading/message.ts';
import { type Texts, word } from '../../grading/wording.ts';
import { contentErrorLines } from '../content-error-lines.ts';
import type { Fate } from './grade-mutant.ts';
import type { ScenarioMutants } from './mutate-scenario.ts';

/** A scenario's mutants for a terminal: the score, what each check killed, then each survivor with its place. */
export function mutantsText(texts: Texts, { id, text, path, mutants, errors }: ScenarioMutants): string[] {
  if (errors.length > 0) return [...contentErrorLines(texts, errors), ''];
  const count = (...kinds: Fate['kind'][]): number =>
    mutants.filter(({ fate }) => kinds.includes(fate.kind)).length;
  const score = message('cli.mutate-score', {
    scenario: id,
    mutants: mutants.length,
    killed: count('killed', 'unsupported'),
    broken: count('does-not-compile'),
    survived: count('survived'),
  });
  const survivors = mutants
    .filter(({ fate }) => fate.kind === 'survived')
    .map<ContentError>(({ mutation }) => ({
      path,
      ...placeOf(text, mutation.start),
      message: mutation.survival,
    }));
  return [word(texts, score), ...kills(texts, mutants), ...contentErrorLines(texts, survivors), ''];
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

/** Line and column of an offset, from 1. */
function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
