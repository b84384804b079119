import { expect, it } from 'vitest';
import { dropOperand } from './drop-operand.ts';
import { changed } from './mutation.fixture.ts';

it('leaves one side, then the other', () => {
  expect(changed(dropOperand, 'g(a->b | h(c, d)[0], e);')).toEqual(['g(a->b, e);', 'g(h(c, d)[0], e);']);
});

it('keeps together what binds more strongly', () => {
  expect(changed(dropOperand, 'if (a == 1 && !(b)) ;')).toEqual(['if (a == 1) ;', 'if (!(b)) ;']);
  expect(changed(dropOperand, 'x = a & b | c;')).toEqual([
    ...['x = a | c;', 'x = b | c;'],
    ...['x = a & b;', 'x = c;'],
  ]);
});

it('takes an address for no mask', () => {
  expect(changed(dropOperand, 'g(&a); x = &b; return &c;')).toEqual([]);
});
