import { expect, test } from 'vitest';
import { message } from './message.ts';
import { formatTime, placeholders, word } from './wording.ts';

test('placeholders are filled in, times and hexadecimal numbers in their form', () => {
  const texts = { key: '{who} wrote {value:hex} after {taken:time}' };
  expect(word(texts, message('key', { who: 'TrainingInterrupt', value: 2 ** 31 + 1, taken: 12_400 }))).toBe(
    'TrainingInterrupt wrote 0x80000001 after 12.4 µs',
  );
});

test('quantities have commas from 1,000 on', () => {
  const texts = { key: '{few:count}, {many:count}' };
  expect(word(texts, message('key', { few: 999, many: 53_760 }))).toBe('999, 53,760');
});

test('a missing key is an error that names it', () => {
  expect(() => word({}, message('check.nothing'))).toThrow('check.nothing');
});

test('a placeholder without a value is an error that names it', () => {
  expect(() => word({ key: '{who}' }, message('key'))).toThrow('{who}');
});

test('a format that does not exist is an error', () => {
  expect(() => word({ key: '{who:loud}' }, message('key', { who: 1 }))).toThrow('loud');
});

test('placeholders are listed with their formats', () => {
  expect(placeholders('{b:time} {a}')).toEqual(['{a}', '{b:time}']);
});

test.each([
  [0, '0 ns'],
  [850, '850 ns'],
  [1_000, '1 µs'],
  [12_437, '12.44 µs'],
  [50_040, '50.04 µs'],
  [1_503_000, '1.503 ms'],
  [10_000_000_000, '10 s'],
])('%i ns reads %s', (ns, text) => {
  expect(formatTime(ns)).toBe(text);
});
