/** Names of the reference while the learner types. */

import type { EditorOptions } from './editor.ts';
import { monaco } from './monaco.ts';
import { described, type NameEntry, offeredAt } from './names.ts';

const { CompletionItemKind } = monaco.languages;

const KINDS: Readonly<Record<NameEntry['kind'], monaco.languages.CompletionItemKind>> = {
  routine: CompletionItemKind.Function,
  'entry-point': CompletionItemKind.Function,
  notification: CompletionItemKind.EnumMember,
  structure: CompletionItemKind.Struct,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Constant,
};

/** @param mine the only text that names are offered in */
export function offerNames(
  mine: monaco.editor.ITextModel,
  { reference, labels }: Pick<EditorOptions, 'reference' | 'labels'>,
): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider('c', {
    triggerCharacters: ['.', '>'],
    async provideCompletionItems(model, position, { triggerCharacter }) {
      if (model !== mine) return { suggestions: [] };
      const { lineNumber } = position;
      const { startColumn, endColumn, word } = model.getWordUntilPosition(position);
      const before = model.getLineContent(lineNumber).slice(0, startColumn - 1);
      // Alone it compares.
      if (triggerCharacter === '>' && !before.endsWith('->')) return { suggestions: [] };
      const offered = offeredAt(await reference.names(), before, word);
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn };
      const suggestions = [...offered].map(([name, entries]) => ({
        label: name,
        kind: KINDS[entries[0]?.kind ?? 'value'],
        insertText: name,
        range,
        documentation: { value: described(entries, reference.address, labels.reference).join('\n\n---\n\n') },
      }));
      return { suggestions, incomplete: true };
    },
  });
}
