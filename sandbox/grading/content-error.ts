import type { Message } from './report.ts';

/** What is wrong with a content file, and where. Line and column count from 1. */
export interface ContentError {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: Message;
}
