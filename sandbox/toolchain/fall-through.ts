/** Clang knows only attributes for a `case` entered on purpose; drivers have always said it in a comment. */

import type { Position } from './compiler.ts';

/** Such a comment, with nothing but white space after it. The wording is GCC's `-Wimplicit-fallthrough=2`. */
const COMMENT =
  /(?:\/\/[^\n]*falls?[ \t-]*thr(?:ough|u)[^\n]*|\/\*(?:(?!\*\/)[\s\S])*falls?[ \t-]*thr(?:ough|u)(?:(?!\*\/)[\s\S])*\*\/)\s*$/i;

/** @param label where the `case` or `default` begins */
export function isCommentedFallThrough(text: string, label: Position): boolean {
  const lines = text.split(/\r\n|\n|\r/).slice(0, label.line);
  lines.push((lines.pop() ?? '').slice(0, label.column - 1));
  return COMMENT.test(lines.slice(-4).join('\n'));
}
