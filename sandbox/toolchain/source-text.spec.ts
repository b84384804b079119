import { expect, it } from 'vitest';
import { SourceText } from './source-text.ts';

it('turns columns in bytes into columns in UTF-16 code units', () => {
  const source = new SourceText('int a;\r\n/* é日𝒳 */ b;\n\uFEFFc');
  expect(source.position(1, 5)).toEqual({ line: 1, column: 5 });
  // é is 2 bytes, 日 is 3, 𝒳 is 4 and two code units.
  expect(source.position(2, 4 + 9)).toEqual({ line: 2, column: 4 + 4 });
  expect(source.position(3, 4)).toEqual({ line: 3, column: 2 });
  expect(source.position(1, 99)).toEqual({ line: 1, column: 7 });
});

it('takes a whole identifier, one other character, or nothing at the end', () => {
  const source = new SourceText('Srb->日本_1 𝒳+');
  const widthAt = (column: number): number => {
    const { start, end } = source.tokenAt({ line: 1, column });
    return end.column - start.column;
  };
  expect([1, 4, 6, 11, 13, 14].map(widthAt)).toEqual([3, 1, 4, 2, 1, 0]);
});
