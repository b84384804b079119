import type { Diagnostic, FixIt } from '../../../sandbox/toolchain/compiler.ts';

/**
 * The edits that Clang proposes for a problem, in one file. The fix-its of one message belong together; those of
 * its notes ("did you mean") are alternatives to them.
 */
export function proposals({ fixIts, related }: Diagnostic, file: string): readonly (readonly FixIt[])[] {
  return [fixIts, ...related.map((place) => place.fixIts)]
    .map((fixes) => fixes.filter((fix) => fix.file === file))
    .filter((fixes) => fixes.length > 0);
}

/** An edit does not move the places of those before it. */
export function lastFirst(fixes: readonly FixIt[]): readonly FixIt[] {
  return fixes.toSorted(
    ({ range: { start: a } }, { range: { start: b } }) => b.line - a.line || b.column - a.column,
  );
}
