/** How Monaco looks and behaves in the workbench. */

import type { EditorOptions } from './editor.ts';
import { monaco } from './monaco.ts';
import type { TabMode } from './tab-mode.ts';

/** @param shown the file that `model` holds */
export function openView(
  options: EditorOptions,
  tab: TabMode,
  model: monaco.editor.ITextModel,
  shown: string,
): monaco.editor.IStandaloneCodeEditor {
  const view = monaco.editor.create(options.host, {
    model,
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
    // Words of the text itself would drown the names of the reference; icons would fetch their font.
    wordBasedSuggestions: 'off',
    suggest: { showIcons: false, showWords: false, showSnippets: false },
  });
  view.onKeyDown(({ browserEvent }) => {
    tab.indents(browserEvent);
    view.updateOptions({ tabFocusMode: !tab.next() });
  });
  view.addAction({
    id: 'workbench.run',
    label: options.labels.run,
    keybindings: [monaco.KeyMod.WinCtrl | monaco.KeyCode.Enter, monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: options.onRun,
  });
  view.addAction({
    id: 'workbench.toggleTab',
    label: options.labels.toggleTab,
    keybindings: [monaco.KeyMod.WinCtrl | monaco.KeyCode.KeyM, monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyM],
    run: options.onToggleTab,
  });
  return view;
}

/** Resolves when the view can be opened anew without taking from the learner what is under way. */
export async function whenStill(
  view: monaco.editor.IStandaloneCodeEditor,
  /** Whether text is being composed or a selection drawn. */
  isBusy: () => boolean,
): Promise<void> {
  while (isBusy()) {
    await new Promise<void>((resolve) => {
      const composed = view.onDidCompositionEnd(end);
      addEventListener('pointerup', end);
      function end(): void {
        composed.dispose();
        removeEventListener('pointerup', end);
        resolve();
      }
    });
  }
}
