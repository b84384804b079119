/** Clang's fix-its as Monaco's quick fixes. */

import type { Diagnostic } from '../../../sandbox/toolchain/compiler.ts';
import { monaco } from './monaco.ts';
import { monacoRange } from './monaco-range.ts';
import { proposals } from './proposals.ts';

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
        .flatMap((problem) => actionsOf(problem, model, file, title));
      return { actions, dispose: () => undefined };
    },
  });
}

function touches({ range }: Diagnostic, asked: monaco.Range): boolean {
  return range.start.line <= asked.endLineNumber && range.end.line >= asked.startLineNumber;
}

function actionsOf(
  problem: Diagnostic,
  model: monaco.editor.ITextModel,
  file: string,
  title: (text: string) => string,
): monaco.languages.CodeAction[] {
  return proposals(problem, file).map((fixes) => ({
    title: title(fixes[0]?.text ?? ''),
    kind: 'quickfix',
    isPreferred: true,
    edit: {
      edits: fixes.map(({ range, text }) => ({
        resource: model.uri,
        textEdit: { range: monacoRange(range), text },
        versionId: model.getVersionId(),
      })),
    },
  }));
}
