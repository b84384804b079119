/**
 * The parts of Monaco that the editor begins with; each costs the reader's download, and the browser's own menu, copy
 * and paste serve as well as Monaco's. Without folding marks even the icon font is only fetched when it is needed.
 * What helps at work is fetched later (`monaco-help.ts`).
 */

import * as monaco from 'monaco-editor/editor';
// Services that the help needs; they are looked for only before the first editor is there.
import 'monaco-editor/editor/contrib/gotoError/browser/markerNavigationService';
import 'monaco-editor/editor/contrib/gotoSymbol/browser/symbolNavigation';
import 'monaco-editor/editor/contrib/peekView/browser/peekView';
import 'monaco-editor/editor/contrib/suggest/browser/suggestMemory';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/languages/definitions/cpp/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
// Its settings, too, are looked for only before the first editor is there.
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import { followTheme } from './monaco-theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
followTheme(monaco);

export { monaco };
