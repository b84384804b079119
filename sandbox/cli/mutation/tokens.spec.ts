import { expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

const texts = (text: string): string[] => tokensOf(text).map((token) => token.text);

it('takes the longest operator', () => {
  expect(texts('a<<=b->c&&d&e++')).toEqual(['a', '<<=', 'b', '->', 'c', '&&', 'd', '&', 'e', '++']);
});

it('leaves out comments and preprocessor lines, continued ones too', () => {
  expect(texts('#define A \\\n 1\n/* x; */ a // b\n  #if 0\n;')).toEqual(['a', ';']);
});

it('keeps strings, characters and numbers whole', () => {
  expect(texts(String.raw`f("a\";b", ';', 0x1Fu, 1e-3);`)).toEqual([
    ...['f', '(', String.raw`"a\";b"`, ',', "';'", ','],
    ...['0x1Fu', ',', '1e-3', ')', ';'],
  ]);
});

it('says where each token stands', () => {
  const text = 'a = /* one */ 12;';
  for (const token of tokensOf(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
});
