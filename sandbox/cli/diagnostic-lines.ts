import { message } from '../grading/message.ts';
import { type Texts, word } from '../grading/wording.ts';
import type { Diagnostic, Range, SourceFile } from '../toolchain/compiler.ts';
import { lineOf } from './source-excerpt.ts';

/** A diagnostic as compilers print it: place, severity, sentence, the line, a caret; then its notes. */
export function diagnosticLines(
  texts: Texts,
  { file, range, severity, message: sentence, option, related }: Diagnostic,
  sources: readonly SourceFile[],
): string[] {
  const suffix = option === undefined ? '' : ` [${option}]`;
  return [
    `${place(file, range)}: ${word(texts, message(`cli.${severity}`))}: ${sentence}${suffix}`,
    ...marked(sources, file, range),
    ...related.flatMap((note) => [
      `${place(note.file, note.range)}: ${word(texts, message('cli.note'))}: ${note.message}`,
      ...marked(sources, note.file, note.range),
    ]),
  ];
}

function place(file: string, { start }: Range): string {
  return `${file}:${start.line}:${start.column}`;
}

function marked(sources: readonly SourceFile[], file: string, { start, end }: Range): string[] {
  const text = lineOf(sources, file, start.line);
  if (text === undefined) return [];
  const margin = text.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
  const last = end.line === start.line ? end.column : text.length + 1;
  const underline = '~'.repeat(Math.max(0, last - start.column - 1));
  return [`${String(start.line).padStart(5)} | ${text}`, `      | ${margin}^${underline}`];
}
