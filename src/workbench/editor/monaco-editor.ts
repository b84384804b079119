/** Monaco behind the workbench's editor interface. */

import type { Diagnostic, Severity } from '../../../sandbox/toolchain/compiler.ts';
import type { CreateEditor, LineMark } from './editor.ts';
import { monaco } from './monaco.ts';
import { offerFixes } from './monaco-fixes.ts';
import { monacoRange } from './monaco-range.ts';
import { openView, whenStill } from './monaco-view.ts';
import { createTabMode } from './tab-mode.ts';

type Model = monaco.editor.ITextModel;

const SEVERITIES: Readonly<Record<Severity, monaco.MarkerSeverity>> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
};

export const createMonacoEditor: CreateEditor = (options) => {
  const tab = createTabMode(options.tabIndents);
  const models = new Map<string, Model>();
  for (const file of options.files) {
    const uri = monaco.Uri.parse(`inmemory://workbench/${file.path}`);
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(file.text, 'c', uri);
    // A text without a line's end would get the system's.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    models.set(file.path, model);
  }
  const modelOf = (file: string): Model => {
    const model = models.get(file);
    if (!model) throw new Error(`no file ${file}`);
    return model;
  };
  const mine = modelOf(options.editable);
  let shown = options.place.file;
  let fixable: readonly Diagnostic[] = [];
  let marks: readonly LineMark[] = [];
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();

  let editor = openView(options, tab, modelOf(shown), shown);
  let decorations = editor.createDecorationsCollection();
  const helpers = [offerFixes(mine, options.editable, () => fixable, options.labels.fix)];

  const paintMarks = () => {
    decorations.set(marks.filter(({ file }) => file === shown).map(markDecoration));
  };
  const show = (file: string) => {
    if (file === shown) return;
    views.set(shown, editor.saveViewState());
    shown = file;
    editor.setModel(modelOf(file));
    editor.updateOptions({ readOnly: file !== options.editable, ariaLabel: options.labels.file(file) });
    const view = views.get(file);
    if (view) editor.restoreViewState(view);
    paintMarks();
  };
  /** A view has the parts of Monaco that were there as it was opened. */
  const reopen = () => {
    const [view, focused] = [editor.saveViewState(), editor.hasTextFocus()];
    editor.dispose();
    editor = openView(options, tab, modelOf(shown), shown);
    decorations = editor.createDecorationsCollection();
    if (view) editor.restoreViewState(view);
    if (focused) editor.focus();
    paintMarks();
  };
  let disposed = false;
  let asked = false;
  const help = async () => {
    if (asked) return;
    asked = true;
    const { offerHelp } = await import('./monaco-help.ts');
    await whenStill(editor, () => composing || pressed);
    if (disposed) return;
    helpers.push(...offerHelp(mine, new Set(models.values()), options));
    reopen();
    options.host.dataset['offers'] = 'names';
  };
  const edit = (edits: readonly { range: monaco.IRange; text: string }[]) => {
    show(options.editable);
    editor.pushUndoStop();
    editor.executeEdits(
      'workbench',
      edits.map((one) => ({ ...one, forceMoveMarkers: true })),
    );
    editor.pushUndoStop();
    editor.focus();
  };

  mine.onDidChangeContent(() => {
    // Their places are those of the text before.
    fixable = [];
    options.onChange(mine.getValue());
  });
  let composing = false;
  editor.onDidCompositionStart(() => {
    composing = true;
  });
  editor.onDidCompositionEnd(() => {
    composing = false;
  });
  let pressed = false;
  options.host.addEventListener('pointerdown', () => {
    pressed = true;
    addEventListener('pointerup', () => (pressed = false), { once: true });
  });
  // Help is fetched when the editor is first used; without it the editor goes on as it is, and asks at the next use.
  const use = () =>
    void help().catch(() => {
      asked = false;
    });
  options.host.addEventListener('pointermove', use, { once: true });
  editor.onDidFocusEditorText(use);

  const { caret, scrollTop, focused } = options.place;
  editor.setPosition({ lineNumber: caret.line, column: caret.column });
  editor.setScrollTop(scrollTop);
  if (focused) editor.focus();

  return {
    show,
    text: () => mine.getValue(),
    replaceText: (text) => edit([{ range: mine.getFullModelRange(), text }]),
    applyFixes: (fixes) => edit(fixes.map(({ range, text }) => ({ range: monacoRange(range), text }))),
    focus: () => editor.focus(),
    jumpTo(file, { line, column }) {
      show(file);
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    revealLine(file, line) {
      show(file);
      editor.revealLineInCenterIfOutsideViewport(line);
    },
    setProblems(problems) {
      fixable = problems;
      for (const [path, model] of models) {
        const markers = problems
          .filter(({ file }) => file === path)
          .map((problem) => markerOf(problem, model));
        monaco.editor.setModelMarkers(model, 'clang', markers);
      }
    },
    setMarks(next) {
      marks = next;
      paintMarks();
    },
    setTabIndents(indents) {
      tab.setIndents(indents);
      editor.updateOptions({ tabFocusMode: !tab.next() });
    },
    place() {
      const position = editor.getPosition();
      return {
        file: shown,
        caret: { line: position?.lineNumber ?? 1, column: position?.column ?? 1 },
        scrollTop: editor.getScrollTop(),
        focused: editor.hasTextFocus(),
      };
    },
    dispose() {
      disposed = true;
      for (const helper of helpers) helper.dispose();
      editor.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
};

/** A range of no width would not be underlined: it takes the word, or one character. */
function markerOf(problem: Diagnostic, model: Model): monaco.editor.IMarkerData {
  const range = monacoRange(problem.range);
  const line = Math.min(range.startLineNumber, model.getLineCount());
  const word = model.getWordAtPosition({ lineNumber: line, column: range.startColumn });
  const empty = range.startLineNumber === range.endLineNumber && range.startColumn === range.endColumn;
  return {
    ...range,
    ...(empty ? { endColumn: word?.endColumn ?? range.startColumn + 1 } : {}),
    severity: SEVERITIES[problem.severity],
    message: problem.message,
    source: 'clang',
    ...(problem.option === undefined ? {} : { code: problem.option }),
  };
}

function markDecoration({ line, look }: LineMark): monaco.editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
    options: {
      isWholeLine: true,
      className: `wb-line is-${look}`,
      linesDecorationsClassName: `wb-margin is-${look}`,
    },
  };
}
