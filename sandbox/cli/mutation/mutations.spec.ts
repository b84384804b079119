import { expect, it } from 'vitest';
import { applied } from './mutation.ts';
import { mutationsOf } from './mutations.ts';

const TEXT = `#include "a.h" /* f(1); */
BOOLEAN f(PVOID x)
{
    if (!(read(x) & 0x4)) return FALSE;
    serve(x);
    return TRUE;
}
`;

it('gives each text once, none the original, in the order of their places', () => {
  const mutations = mutationsOf(TEXT);
  const texts = mutations.map((mutation) => applied(TEXT, mutation));
  expect(new Set([...texts, TEXT]).size).toBe(mutations.length + 1);
  expect(mutations.map(({ start }) => start)).toEqual(
    mutations.map(({ start }) => start).toSorted((a, b) => a - b),
  );
});

it('changes nothing outside functions', () => {
  const [first] = mutationsOf(TEXT);
  expect(first?.start).toBeGreaterThan(TEXT.indexOf('{'));
  expect(mutationsOf('#define A 1\nint a = 1 | 2;\n')).toEqual([]);
});

it('says of each what nothing noticed', () => {
  expect(mutationsOf(TEXT).map(({ survival }) => survival.key)).toContain('cli.mutation-swapped');
});
