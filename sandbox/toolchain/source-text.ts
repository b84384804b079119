/** Places in a source file: Clang counts bytes of UTF-8, editors count UTF-16 code units. */

import type { Position, Range } from './compiler.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const IDENTIFIER = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;

/** A source file cut into lines as Clang cuts them: at LF, CRLF and CR. */
export class SourceText {
  readonly #lines: readonly string[];

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\n|\r/);
  }

  /** @param byteColumn counts from 1, in bytes of UTF-8; beyond the line's end it is taken for the end */
  position(line: number, byteColumn: number): Position {
    const bytes = encoder.encode(this.#line(line)).subarray(0, byteColumn - 1);
    return { line, column: decoder.decode(bytes).length + 1 };
  }

  /** The identifier that begins at a place, or else the one character there; empty at the end of the line. */
  tokenAt(start: Position): Range {
    const line = this.#line(start.line);
    IDENTIFIER.lastIndex = start.column - 1;
    const token = IDENTIFIER.exec(line)?.[0] ?? String.fromCodePoint(line.codePointAt(start.column - 1) ?? 0);
    const end = Math.min(start.column + token.length, Math.max(start.column, line.length + 1));
    return { start, end: { line: start.line, column: end } };
  }

  #line(line: number): string {
    return this.#lines[line - 1] ?? '';
  }
}
