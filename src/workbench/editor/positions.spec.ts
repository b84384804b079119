import { describe, expect, it } from 'vitest';
import { lineCount, offsetAt, positionAt } from './positions.ts';

const text = 'ab\n\ncdé\n';

describe('positions', () => {
  it('count lines and columns from 1', () => {
    expect(positionAt(text, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(text, 5)).toEqual({ line: 3, column: 2 });
    expect(offsetAt(text, { line: 3, column: 2 })).toBe(5);
  });

  it('come back from each offset', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      expect(offsetAt(text, positionAt(text, offset))).toBe(offset);
    }
  });

  it('beyond a line or the text stand for its end', () => {
    expect(offsetAt(text, { line: 1, column: 99 })).toBe(2);
    expect(offsetAt(text, { line: 99, column: 1 })).toBe(text.length);
  });

  it('count an empty text as one line', () => {
    expect(lineCount('')).toBe(1);
  });
});
