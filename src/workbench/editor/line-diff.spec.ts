import { expect, it } from 'vitest';
import { type DiffLine, diffLines } from './line-diff.ts';

const SIGN: Readonly<Record<DiffLine['in'], string>> = { both: ' ', mine: '-', theirs: '+' };
const shown = (mine: string[], theirs: string[]) =>
  diffLines(mine.join('\n'), theirs.join('\n')).map((line) => SIGN[line.in] + line.text);

it('equal texts have no difference', () => {
  expect(shown(['a', 'b'], ['a', 'b'])).toEqual([' a', ' b']);
});

it('a replaced line stands before its replacement', () => {
  expect(shown(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([' a', '-b', '+x', ' c']);
});

it('a repeated line is not taken for a moved one', () => {
  expect(shown(['{', '}', '{', '}'], ['{', '}'])).toHaveLength(4);
});

it('lines that both have stay between those that only one has', () => {
  expect(shown(['a', 'k', 'b'], ['x', 'k', 'y'])).toEqual(['-a', '+x', ' k', '-b', '+y']);
});

it('very long texts are given as replaced as a whole', () => {
  const many = (prefix: string) => Array.from({ length: 3000 }, (_, line) => `${prefix}${line}`);
  const lines = shown(many('a'), many('b'));
  expect(lines).toHaveLength(6000);
  expect(lines[0]).toBe('-a0');
  expect(lines[5999]).toBe('+b2999');
});
