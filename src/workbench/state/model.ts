/** Everything the workbench knows, and what can be done with it; the components only show it. */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Message } from '../../../sandbox/grading/report.ts';
import { word } from '../../../sandbox/grading/wording.ts';
import type { SourceLocation } from '../../../sandbox/program/program.ts';
import type { Diagnostic, FixIt, SourceFile } from '../../../sandbox/toolchain/compiler.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { type Autosave, createAutosave, type SaveState } from '../../storage/autosave.ts';
import { createStore } from '../../storage/store.ts';
import { openSettings, openWork } from '../../storage/work.ts';
import type { CodeEditor } from '../editor/editor.ts';
import { headers } from '../editor/headers.ts';
import type { WorkbenchProps } from '../props.ts';
import { createLiveDiagnosis } from '../run/live-diagnosis.ts';
import { createRunSession, type RunSession } from '../run/run-session.ts';
import { isBusy, type Outcome } from '../run/run-state.ts';
import { openToolchain, type Toolchain } from '../run/toolchain.ts';
import { noteOutcome, noteVisit } from './progress-marks.ts';
import { createRunView, type RunView } from './run-view.ts';
import { createSay, type Say } from './say.ts';

export interface WorkbenchModel {
  readonly props: WorkbenchProps;
  readonly say: Say;
  /** Words a text of `content/findings` in the reader's language. */
  word(message: Message): string;
  readonly toolchain: Toolchain;
  readonly session: RunSession;
  readonly view: RunView;
  readonly editor: Signal<CodeEditor | undefined>;
  readonly code: ReadonlySignal<string>;
  readonly shownFile: Signal<string>;
  /** The learner's file, the given ones, the headers, in the order of the tabs. */
  readonly files: readonly SourceFile[];
  readonly problems: ReadonlySignal<readonly Diagnostic[]>;
  /** Whether the problems' places are those of the text as it stands. */
  readonly problemsFit: ReadonlySignal<boolean>;
  readonly tabIndents: ReadonlySignal<boolean>;
  readonly saveState: ReadonlySignal<SaveState>;
  readonly hintsOpened: ReadonlySignal<number>;
  /** Whether the outcome shown belongs to another text than the editor's. */
  readonly outdated: ReadonlySignal<boolean>;
  edited(text: string): void;
  run(): void;
  openHint(): void;
  toggleTab(): void;
  keepMine(): void;
  /** Replaces the learner's whole file, undoable. */
  replaceCode(text: string): void;
  /** Applies edits that belong together to the learner's file, undoable. */
  applyFixes(fixes: readonly FixIt[]): void;
  /** Whether a file has a tab: the compiler can speak of headers that have none. */
  canShow(file: string): boolean;
  jumpTo(place: SourceLocation & { readonly column?: number }): void;
  dispose(): void;
}

export function createWorkbench(props: WorkbenchProps): WorkbenchModel {
  const { edit, given } = props.files;
  const store = createStore(() => localStorage);
  const work = openWork(store, props.scenarioId);
  const settings = openSettings(store);
  const code = signal(work.code() ?? edit.text);
  const saveState = signal<SaveState>({ kind: 'saved' });
  const autosave = createAutosave(work, edit.text, code.peek(), (state) => {
    saveState.value = state;
  });
  const problems = signal<readonly Diagnostic[]>([]);
  const problemsCode = signal(code.peek());
  const shownFile = signal(edit.path);
  const files: readonly SourceFile[] = [edit, ...given, ...headers];
  const editor = signal<CodeEditor | undefined>(undefined);
  const tabIndents = signal(settings.tabIndents());
  const hintsOpened = signal(Math.min(work.hints(), props.hints.length));
  const ranCode = signal(code.peek());
  let running = code.peek();
  const sources = (): SourceFile[] => [{ path: edit.path, text: code.peek() }, ...given];
  const toolchain = openToolchain(props.base, sources());
  const simulator = createSimulator();
  const canShow = (file: string) => files.some(({ path }) => path === file);
  const report = (found: readonly Diagnostic[]) => {
    problems.value = found;
    problemsCode.value = code.peek();
  };
  const diagnosis = createLiveDiagnosis(toolchain, edit.path, sources, report);
  const view = createRunView();

  const session = createRunSession(props, toolchain, simulator, (outcome: Outcome) => {
    ranCode.value = running;
    if (running === code.peek()) {
      diagnosis.superseded();
      report(problemsOf(outcome));
    }
    view.show(outcome);
    work.saveVerdict(outcome.kind === 'graded' ? outcome.report.verdict : outcome.kind);
    noteOutcome(props.scenarioId, outcome);
  });

  const stops = [
    listen(autosave, work.codeKey),
    effect(() => editor.value?.setProblems(problems.value)),
    effect(() => editor.value?.setMarks(view.marks.value)),
    effect(() => editor.value?.setTabIndents(tabIndents.value)),
    effect(() => {
      const at = view.place.value;
      // A run does not take the learner's own file from the screen; only the reader does.
      if (at && canShow(at.file) && (view.chosen.value || at.file === edit.path)) {
        shownFile.value = at.file;
        editor.peek()?.revealLine(at.file, at.line);
      }
    }),
  ];
  noteVisit(props);
  void toolchain.whenReady().then(simulator.prepare);
  diagnosis.changed();

  const model: WorkbenchModel = {
    props,
    say: createSay(props),
    // A sentence that is missing must not take the page with it: its key is better than nothing.
    word: (message) =>
      Object.hasOwn(props.findings, message.key) ? word(props.findings, message) : message.key,
    toolchain,
    session,
    view,
    editor,
    code,
    shownFile,
    files,
    problems,
    problemsFit: computed(() => problemsCode.value === code.value),
    tabIndents,
    saveState,
    hintsOpened,
    outdated: computed(() => session.outcome.value !== undefined && ranCode.value !== code.value),
    edited(text) {
      code.value = text;
      autosave.changed(text);
      diagnosis.changed();
    },
    run() {
      if (isBusy(session.state.peek())) return;
      autosave.flush();
      running = code.peek();
      void session.start(sources());
    },
    openHint() {
      hintsOpened.value = Math.min(hintsOpened.peek() + 1, props.hints.length);
      work.saveHints(hintsOpened.peek());
    },
    toggleTab() {
      tabIndents.value = !tabIndents.peek();
      settings.saveTabIndents(tabIndents.peek());
    },
    keepMine() {
      autosave.keepMine();
      editor.peek()?.focus();
    },
    replaceCode(text) {
      shownFile.value = edit.path;
      editor.peek()?.replaceText(text);
    },
    applyFixes(fixes) {
      shownFile.value = edit.path;
      editor.peek()?.applyFixes(fixes);
    },
    canShow,
    jumpTo({ file, line, column = 1 }) {
      if (!canShow(file)) return;
      shownFile.value = file;
      editor.peek()?.jumpTo(file, { line, column });
    },
    dispose() {
      for (const stop of stops) stop();
      autosave.flush();
      diagnosis.dispose();
      simulator.dispose();
      toolchain.dispose();
    },
  };
  return model;
}

function problemsOf(outcome: Outcome): readonly Diagnostic[] {
  return outcome.kind === 'graded' ? outcome.report.diagnostics : outcome.diagnostics;
}

/** Saves before the page goes, and hears of other tabs. @returns what stops it */
function listen(autosave: Autosave, codeKey: string): () => void {
  const abort = new AbortController();
  const { signal: stop } = abort;
  addEventListener('pagehide', () => autosave.flush(), { signal: stop });
  document.addEventListener('visibilitychange', () => autosave.flush(), { signal: stop });
  addEventListener(
    'storage',
    ({ key, newValue }) => {
      if (key === codeKey) autosave.writtenElsewhere(newValue);
    },
    { signal: stop },
  );
  return () => abort.abort();
}
