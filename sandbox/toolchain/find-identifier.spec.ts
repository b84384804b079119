import { expect, it } from 'vitest';
import { findIdentifier } from './find-identifier.ts';

it('finds names, but not in comments, strings, characters or longer names', () => {
  const text = [
    'void Foo(int); // Foo',
    '/* Foo',
    '   Foo */ char *s = "\\"Foo"; char c = \'"\'; int Foobar;',
    'void Bar(void) { Foo(1); "Foo"; }',
  ].join('\r\n');
  expect(findIdentifier(text, 'Foo')).toEqual([
    { range: { start: { line: 1, column: 6 }, end: { line: 1, column: 9 } }, inBraces: false },
    { range: { start: { line: 4, column: 18 }, end: { line: 4, column: 21 } }, inBraces: true },
  ]);
});

it('is not confused by text that has no end', () => {
  expect(findIdentifier('"a\nFoo /* Foo', 'Foo')).toHaveLength(1);
});
