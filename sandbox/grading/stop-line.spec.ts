import { expect, test } from 'vitest';
import { BUG_CHECKS } from '../machine/bug-check.ts';
import { stopLine, stopName } from './stop-line.ts';

test('a stop line has the code and its four parameters, eight digits each', () => {
  expect(stopLine({ code: 0xf1, parameters: [0x1003, 0, 0xdeadbeef, 1] })).toBe(
    '*** STOP: 0x000000F1 (0x00001003, 0x00000000, 0xDEADBEEF, 0x00000001)',
  );
});

test('a signed parameter is written as the 32 bits it is', () => {
  expect(stopLine({ code: 0xd1, parameters: [-1, -0x80000000, 0, 0] })).toContain('(0xFFFFFFFF, 0x80000000,');
});

test.each(Object.entries(BUG_CHECKS))('%s is named by its code', (name, code) => {
  expect(stopName({ code })).toBe(name);
});

test('a code that is not raised here has no name', () => {
  expect(stopName({ code: 0xdead })).toBeUndefined();
});
