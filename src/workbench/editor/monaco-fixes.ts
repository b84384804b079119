/** Clang's fix-its as Monaco's quick fixes. */

import type { Diagnostic } from '../../../sandbox/toolchain/compiler.ts';
import { monaco } from './monaco.ts';
import { monacoRange } from './monaco-range.ts';

/** @param problems yields what the compiler said last; only fix-its in `file` are offered */
export function offerFixes(
  model: monaco.editor.ITextModel,
  file: string,
  problems: () => readonly Diagnostic[],
  title: (text: string) => string,
): monaco.IDisposable {
  return monaco.languages.registerCodeActionProvider('c', {
    provideCodeActions(asked, range) {
      if (asked !== model) return undefined;
      const actions = problems()
        .filter((problem) => problem.file === file && touches(problem, range))
        .flatMap((problem) => actionOf(problem, model, file, title));
      return { actions, dispose: () => undefined };
    },
  });
}

function touches({ range }: Diagnostic, asked: monaco.Range): boolean {
  return range.start.line <= asked.endLineNumber && range.end.line >= asked.startLineNumber;
}

/** The fix-its of one diagnostic belong together: they are one action. */
function actionOf(
  problem: Diagnostic,
  model: monaco.editor.ITextModel,
  file: string,
  title: (text: string) => string,
): monaco.languages.CodeAction[] {
  const fixes = problem.fixIts.filter((fix) => fix.file === file);
  const [first] = fixes;
  if (!first) return [];
  return [
    {
      title: title(first.text),
      kind: 'quickfix',
      isPreferred: true,
      edit: {
        edits: fixes.map(({ range, text }) => ({
          resource: model.uri,
          textEdit: { range: monacoRange(range), text },
          versionId: model.getVersionId(),
        })),
      },
    },
  ];
}
