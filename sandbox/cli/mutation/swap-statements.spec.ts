import { expect, it } from 'vitest';
import { changed } from './mutation.fixture.ts';
import { swapStatements } from './swap-statements.ts';

it('exchanges neighbours, whatever stands between them', () => {
  expect(changed(swapStatements, 'g(a);\n  if (a) { h(); k(); }')).toEqual([
    'if (a) { h(); k(); }\n  g(a);',
    'g(a);\n  if (a) { k(); h(); }',
  ]);
});

it('leaves two that call nothing', () => {
  expect(changed(swapStatements, 'x = 1; y = sizeof(a);')).toEqual([]);
});

it('moves no declaration, jump or label', () => {
  expect(changed(swapStatements, 'ULONG b = g(); h(); return b;')).toEqual([]);
  expect(changed(swapStatements, 'switch (a) { case 1: g(); break; default: h(); }')).toEqual([]);
});
