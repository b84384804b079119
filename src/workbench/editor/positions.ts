/** Between places as the compiler counts them and offsets into a text. Lines end with `\n`. */

import type { Position } from '../../../sandbox/toolchain/compiler.ts';

/** A place beyond its line's end stands for the end; one beyond the text's end likewise. */
export function offsetAt(text: string, { line, column }: Position): number {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + column - 1, end < 0 ? text.length : end);
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: lineCount(before), column: before.length - start + 1 };
}

export function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
