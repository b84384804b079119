/** Finds where a C source names something, for the linker, which knows names but no places. */

import type { Range } from './compiler.ts';

const LEXEME =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|[A-Za-z_$][\w$]*|[{}\n]/g;

export interface Occurrence {
  readonly range: Range;
  /** Inside a pair of braces: a use, rather than a declaration or the head of a definition. */
  readonly inBraces: boolean;
}

/** All places that name `identifier`, in order; comments, strings and character constants do not count. */
export function findIdentifier(text: string, identifier: string): Occurrence[] {
  const occurrences: Occurrence[] = [];
  let depth = 0;
  let line = 1;
  let lineStart = 0;
  for (const { 0: lexeme, index } of text.matchAll(LEXEME)) {
    if (lexeme === '{') depth += 1;
    else if (lexeme === '}') depth -= 1;
    else if (lexeme === identifier) {
      const column = index - lineStart + 1;
      const range = { start: { line, column }, end: { line, column: column + lexeme.length } };
      occurrences.push({ range, inBraces: depth > 0 });
    }
    const newlines = lexeme.split('\n').length - 1;
    if (newlines > 0) {
      line += newlines;
      lineStart = index + lexeme.lastIndexOf('\n') + 1;
    }
  }
  return occurrences;
}
