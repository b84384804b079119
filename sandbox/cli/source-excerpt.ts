import type { SourceLocation } from '../program/program.ts';
import type { SourceFile } from '../toolchain/compiler.ts';

/** `file:line`, then the line itself with its number. */
export function excerpt(sources: readonly SourceFile[], { file, line }: SourceLocation): string[] {
  const text = lineOf(sources, file, line);
  const head = `${file}:${line}`;
  return text === undefined ? [head] : [head, `${String(line).padStart(5)} | ${text}`];
}

/** @param line counts from 1 */
export function lineOf(sources: readonly SourceFile[], file: string, line: number): string | undefined {
  return sources.find(({ path }) => path === file)?.text.split(/\r?\n/)[line - 1];
}
