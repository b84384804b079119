import { expect, it } from 'vitest';
import { changed } from './mutation.fixture.ts';
import { negateCondition } from './negate-condition.ts';

it('negates the condition of an if, a while and a do', () => {
  expect(changed(negateCondition, 'if (a & b) g();')).toEqual(['if (!(a & b)) g();']);
  expect(changed(negateCondition, 'while (a) g();')).toEqual(['while (!(a)) g();']);
  expect(changed(negateCondition, 'do g(); while (a);')).toEqual(['do g(); while (!(a));']);
});

it('leaves the three parts of a for and the value of a switch', () => {
  expect(changed(negateCondition, 'for (i = 0; i < 3; i++) ; switch (a) { }')).toEqual([]);
});
