import { describe, expect, it } from 'vitest';
import { placeholders } from '../../sandbox/grading/wording.ts';
import { BUG_CHECKS } from '../../sandbox/machine/bug-check.ts';
import { PC_OF_1996 } from '../../sandbox/machine/profile.ts';
import { STOPS } from '../../sandbox/reference/stops.ts';
import { STRUCTURES } from '../../sandbox/reference/structures.ts';
import { CALLS, writtenCall } from '../../sandbox/reference/table.ts';
import { LEVELS, VALUES } from '../../sandbox/reference/values.ts';
import { locales } from '../i18n/locales.ts';
import { constantsOf, declarations } from './declared.ts';
import { fieldWords, parameterWords, readWords } from './words.ts';

/** Every key on the way to a string, and the placeholders of the string. */
function keysOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [`${path} ${placeholders(value)}`];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => keysOf(inner, `${path}/${key}`));
}

const english = readWords('en');

describe.each(locales)('the words of the reference, %s', (locale) => {
  const words = readWords(locale);

  it('are those of the table, and no others', () => {
    const expected = {
      calls: CALLS.map(({ name }) => name),
      structures: STRUCTURES.map(({ name }) => name),
      groups: VALUES.map(({ id }) => id),
      values: VALUES.flatMap(({ names }) => constantsOf(names).map(([name]) => name)),
      levels: LEVELS.map(({ name }) => name),
      bugChecks: Object.keys(BUG_CHECKS),
      stops: Object.keys(STOPS),
    } as const;
    for (const [part, names] of Object.entries(expected)) {
      const found = Object.keys(words[part as keyof typeof expected]);
      expect([part, found.sort()]).toEqual([part, [...names].sort()]);
    }
  });

  it('tell of every parameter and every field', () => {
    const parameters = CALLS.flatMap((fact) =>
      writtenCall(declarations, fact)
        .parameters.filter(({ name }) => parameterWords(words, fact.name, name) === undefined)
        .map(({ name }) => `${fact.name}: ${name}`),
    );
    const fields = STRUCTURES.flatMap(({ name, fields }) =>
      fields
        .filter((field) => fieldWords(words, name, field) === undefined)
        .map((field) => `${name}.${field}`),
    );
    expect([...parameters, ...fields]).toEqual([]);
  });

  it('have the keys and the figures of the English ones', () => {
    expect(keysOf(words)).toEqual(keysOf(english));
  });

  it('want only figures that the machine has', () => {
    const known = Object.keys(PC_OF_1996).map((name) => `{${name}:time}`);
    const wanted = keysOf(words).flatMap((key) => key.match(/\{.*?\}/g) ?? []);
    expect(wanted.filter((placeholder) => !known.includes(placeholder))).toEqual([]);
  });
});
