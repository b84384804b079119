import { expect, it } from 'vitest';
import { message } from '../../grading/message.ts';
import { readTexts } from '../locales.ts';
import type { Fate } from './grade-mutant.ts';
import { mutantsText } from './mutants-text.ts';
import type { ScenarioMutants } from './mutate-scenario.ts';

const CODE = 'f();\n  g();\n';

function scenario(...fates: readonly (Fate & { because?: string })[]): ScenarioMutants {
  const mutation = {
    start: CODE.indexOf('g'),
    end: CODE.length,
    replacement: ';',
    survival: message('cli.mutation-dropped', { code: 'g();' }),
  };
  const mutants = fates.map(({ because, ...fate }) => ({ mutation, fate, ...(because && { because }) }));
  return { id: 'not-mine', text: CODE, path: 'solution.c', mutants, errors: [], stale: [] };
}

const lines = (mutated: ScenarioMutants): string[] => mutantsText(readTexts('en'), mutated);

it('counts what each check killed, the most first', () => {
  const killed = (check: string): Fate => ({ kind: 'killed', check });
  expect(lines(scenario(killed('isr-time'), killed('claims-own'), killed('claims-own')))).toEqual([
    'not-mine: mutants: 3, killed: 3, do not compile: 0, survived: 0, of these unexplained: 0',
    '     2 claims-own',
    '     1 isr-time',
    '',
  ]);
});

it('shows each survivor at its place, with the reason why it may live', () => {
  expect(
    lines(scenario({ kind: 'survived', because: 'g does nothing.' }, { kind: 'does-not-compile' })),
  ).toEqual([
    'not-mine: mutants: 2, killed: 0, do not compile: 1, survived: 1, of these unexplained: 0',
    'solution.c:2:3: no check notices when "g();" is missing.',
    '    g does nothing.',
    '',
  ]);
});

it('gives the entry to write for a survivor that nobody has explained', () => {
  expect(lines(scenario({ kind: 'survived' })).at(2)).toMatch(
    /survivors\.yaml: - { at: '2:3', becomes: ";", because: … }$/,
  );
});

it('shows why there are no mutants', () => {
  const unsound = message('cli.mutate-unsound', { file: 'solution.c' });
  const errors = [{ path: 'solution.c', line: 1, column: 1, message: unsound }];
  expect(lines({ ...scenario(), errors })[0]).toMatch(/^solution\.c:1:1: solution\.c does not pass/);
});
