/** What the reference says of the name under the pointer. */

import type { EditorOptions } from './editor.ts';
import { monaco } from './monaco.ts';
import { described, namedAt } from './names.ts';

/** @param models the texts in which names are explained */
export function explainNames(
  models: ReadonlySet<monaco.editor.ITextModel>,
  { reference, labels }: Pick<EditorOptions, 'reference' | 'labels'>,
): monaco.IDisposable {
  return monaco.languages.registerHoverProvider('c', {
    async provideHover(model, { lineNumber, column }) {
      if (!models.has(model)) return undefined;
      const line = model.getLineContent(lineNumber);
      const place = namedAt(await reference.names(), line, column);
      if (place === undefined || model.isDisposed()) return undefined;
      const { startColumn, endColumn, entries } = place;
      return {
        range: new monaco.Range(lineNumber, startColumn, lineNumber, endColumn),
        contents: described(entries, reference.address, labels.reference).map((value) => ({ value })),
      };
    },
  });
}
