import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const names = ['dismiss', 'first-interrupt', 'not-mine'];

test('a slip of the pen finds the name that was meant', () => {
  expect(nearestNames('dismis', names)).toEqual(['dismiss']);
  expect(nearestNames('Not-Mine', names)).toEqual(['not-mine']);
});

test('something else finds nothing', () => {
  expect(nearestNames('keep-it-short', names)).toEqual([]);
});
