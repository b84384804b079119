/** Monaco's comparison of two texts, read-only. */

import 'monaco-editor/features/diffEditor/register';
import type { CreateDiff } from './editor.ts';
import { monaco } from './monaco.ts';

export const createMonacoDiff: CreateDiff = ({ host, mine, theirs, mineLabel, theirsLabel }) => {
  const original = monaco.editor.createModel(mine, 'c');
  const modified = monaco.editor.createModel(theirs, 'c');
  const diff = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    fontFamily: getComputedStyle(host).getPropertyValue('--wb-mono'),
    fontSize: 14,
    lineHeight: 21,
    minimap: { enabled: false },
    originalEditable: false,
    readOnly: true,
    renderFinalNewline: 'on',
    renderSideBySide: true,
    renderOverviewRuler: false,
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    tabFocusMode: true,
    wordWrap: 'off',
  });
  // The comparison's own options for these names do not reach the text boxes.
  diff.getOriginalEditor().updateOptions({ ariaLabel: mineLabel });
  diff.getModifiedEditor().updateOptions({ ariaLabel: theirsLabel });
  diff.setModel({ original, modified });
  return {
    dispose() {
      diff.dispose();
      original.dispose();
      modified.dispose();
    },
  };
};
