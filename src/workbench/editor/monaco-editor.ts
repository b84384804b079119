/** Monaco behind the workbench's editor interface. */

import type { Diagnostic, Severity } from '../../../sandbox/toolchain/compiler.ts';
import type { CreateEditor, LineMark } from './editor.ts';
import { monaco } from './monaco.ts';
import { offerFixes } from './monaco-fixes.ts';
import { monacoRange } from './monaco-range.ts';
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

  const editor = monaco.editor.create(options.host, {
    model: modelOf(shown),
    ariaLabel: options.labels.file(shown),
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(options.host).getPropertyValue('--wb-mono'),
    fontSize: 14,
    lineHeight: 21,
    minimap: { enabled: false },
    readOnly: shown !== options.editable,
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    stickyScroll: { enabled: false },
    tabFocusMode: !tab.next(),
    tabSize: 4,
    wordWrap: 'off',
    lineNumbersMinChars: 3,
    glyphMargin: false,
    folding: false,
    renderFinalNewline: 'on',
    renderWhitespace: 'none',
    renderLineHighlight: 'line',
    overviewRulerLanes: 2,
    padding: { top: 8, bottom: 8 },
    scrollbar: { alwaysConsumeMouseWheel: false },
  });
  const decorations = editor.createDecorationsCollection();
  const fixes = offerFixes(mine, options.editable, () => fixable, options.labels.fix);

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
  editor.onKeyDown(({ browserEvent }) => {
    tab.indents(browserEvent);
    editor.updateOptions({ tabFocusMode: !tab.next() });
  });
  editor.addAction({
    id: 'workbench.run',
    label: options.labels.run,
    keybindings: [monaco.KeyMod.WinCtrl | monaco.KeyCode.Enter, monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: options.onRun,
  });
  editor.addAction({
    id: 'workbench.toggleTab',
    label: options.labels.toggleTab,
    keybindings: [monaco.KeyMod.WinCtrl | monaco.KeyCode.KeyM, monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyM],
    run: options.onToggleTab,
  });

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
      fixes.dispose();
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
