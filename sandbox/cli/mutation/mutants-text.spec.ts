import { expect, it } from 'vitest';
import { message } from '../../grading/message.ts';
import { readTexts } from '../locales.ts';
import type { Fate } from './grade-mutant.ts';
import { mutantsText } from './mutants-text.ts';
import type { ScenarioMutants } from './mutate-scenario.ts';

const CODE = 'f();\n  g();\n';

function scenario(...fates: readonly Fate[]): ScenarioMutants {
  const mutation = {
    start: CODE.indexOf('g'),
    end: CODE.length,
    replacement: ';',
    survival: message('cli.mutation-dropped', { code: 'g();' }),
  };
  const mutants = fates.map((fate) => ({ mutation, fate }));
  return { id: 'not-mine', text: CODE, path: 'solution.c', mutants, errors: [] };
}

const lines = (mutated: ScenarioMutants): string[] => mutantsText(readTexts('en'), mutated);

it('counts what each check killed, the most first', () => {
  const killed = (check: string): Fate => ({ kind: 'killed', check });
  expect(lines(scenario(killed('isr-time'), killed('claims-own'), killed('claims-own')))).toEqual([
    'not-mine: mutants: 3, killed: 3, do not compile: 0, survived: 0',
    '     2 claims-own',
    '     1 isr-time',
    '',
  ]);
});

it('shows each survivor at its place', () => {
  expect(lines(scenario({ kind: 'survived' }, { kind: 'does-not-compile' }))).toEqual([
    'not-mine: mutants: 2, killed: 0, do not compile: 1, survived: 1',
    'solution.c:2:3: no check notices when "g();" is missing.',
    '',
  ]);
});

it('shows why there are no mutants', () => {
  const unsound = message('cli.mutate-unsound', { file: 'solution.c' });
  const errors = [{ path: 'solution.c', line: 1, column: 1, message: unsound }];
  expect(lines({ ...scenario(), errors })[0]).toMatch(/^solution\.c:1:1: solution\.c does not pass/);
});
