import type { Message } from '../../grading/report.ts';
import type { CSource, Statement } from './statements.ts';

/** One small change of a C text. */
export interface Mutation {
  /** Offsets of what is replaced, half-open. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** That nothing notices the change. */
  readonly survival: Message;
}

/** Finds every place of a source where it can change something in its way. */
export type MutationOperator = (source: CSource) => readonly Mutation[];

export function applied(text: string, { start, end, replacement }: Mutation): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** What the tokens from `first` to before `end` are in the text. */
export function rangeOf(
  { tokens }: CSource,
  { first, end }: Pick<Statement, 'first' | 'end'>,
): { start: number; end: number } {
  return { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}

/** Line and column of an offset, from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

const SHOWN_LENGTH = 60;

/** Code on one line, shortened. */
export function shown(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH - 1)}…` : line;
}
