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
    modifiedAriaLabel: theirsLabel,
    originalAriaLabel: mineLabel,
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
  diff.setModel({ original, modified });
  return {
    dispose() {
      diff.dispose();
      original.dispose();
      modified.dispose();
    },
  };
};
