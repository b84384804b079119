import { expect, it } from 'vitest';
import { dropStatement } from './drop-statement.ts';
import { changed } from './mutation.fixture.ts';

it('takes out each call and each assignment', () => {
  expect(changed(dropStatement, 'g(a); if (a) x->b = 1;')).toEqual(['; if (a) x->b = 1;', 'g(a); if (a) ;']);
});

it('leaves declarations, returns and what is empty already', () => {
  expect(changed(dropStatement, 'ULONG b = g(a); ; return b;')).toEqual([]);
});
