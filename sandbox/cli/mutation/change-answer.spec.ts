import { expect, it } from 'vitest';
import { changeAnswer } from './change-answer.ts';
import { changed } from './mutation.fixture.ts';

it('exchanges TRUE and FALSE', () => {
  expect(changed(changeAnswer, 'x.y = TRUE; return FALSE;')).toEqual([
    'x.y = FALSE; return FALSE;',
    'x.y = TRUE; return TRUE;',
  ]);
});

it('returns the opposite of what is worked out', () => {
  expect(changed(changeAnswer, 'if (a) return b; return g(a) | c;')).toEqual([
    'if (a) return !(b); return g(a) | c;',
    'if (a) return b; return !(g(a) | c);',
  ]);
});

it('leaves a return without a value, and a number to the change of constants', () => {
  expect(changed(changeAnswer, 'if (a) return; return 0;')).toEqual([]);
});
