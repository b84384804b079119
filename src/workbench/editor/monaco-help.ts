/**
 * What helps at work: names explained and offered, mistakes told at their place. Monaco's parts for it are heavy and are
 * fetched when the editor is first used; a view that was opened before does not have them.
 */

import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import type { EditorOptions } from './editor.ts';
import { monaco } from './monaco.ts';
import { offerNames } from './monaco-completion.ts';
import { explainNames } from './monaco-hover.ts';
import { applyTheme } from './monaco-theme.ts';

/** @param models every text that can be shown; only `mine` can be changed */
export function offerHelp(
  mine: monaco.editor.ITextModel,
  models: ReadonlySet<monaco.editor.ITextModel>,
  options: EditorOptions,
): readonly monaco.IDisposable[] {
  applyTheme(monaco);
  return [explainNames(models, options), offerNames(mine, options)];
}
