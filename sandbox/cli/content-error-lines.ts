import type { ContentError } from '../grading/content-error.ts';
import { type Texts, word } from '../grading/wording.ts';

/** `file:line:column: what is wrong`, as editors and terminals link it. */
export function contentErrorLines(texts: Texts, errors: readonly ContentError[]): string[] {
  return errors.map(
    ({ path, line, column, message }) => `${path}:${line}:${column}: ${word(texts, message)}`,
  );
}
