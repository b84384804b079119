import { expect, it } from 'vitest';
import { changeConstant } from './change-constant.ts';
import { changed } from './mutation.fixture.ts';

it('adds one to each number', () => {
  expect(changed(changeConstant, 'a = 0x10; g(2);')).toEqual([
    'a = (0x10 + 1); g(2);',
    'a = 0x10; g((2 + 1));',
  ]);
});

it('takes the bit beside that of a mask', () => {
  expect(changed(changeConstant, 'if (a & TH_INTST_INT) g();')).toEqual([
    'if (a & (TH_INTST_INT << 1)) g();',
  ]);
});

it('leaves names that are no masks', () => {
  expect(changed(changeConstant, 'g(TH_INTST, TRUE); x = PCI_BUS; y = TH_REGISTER(x) & m;')).toEqual([]);
});
