/** The reference's words as a content collection: an entry for each language, its Markdown rendered. */

import type { Loader, LoaderContext } from 'astro/loaders';
import { word } from '../../sandbox/grading/wording.ts';
import { PC_OF_1996 } from '../../sandbox/machine/profile.ts';
import { locales } from '../i18n/locales.ts';
import { type ReferenceWords, readWords, wordsSchema } from './words.ts';

/** What is HTML in an entry; titles and descriptions stay as they are. */
export const referenceSchema = wordsSchema;

export function referenceLoader(): Loader {
  return {
    name: 'reference-loader',
    load: async (context) => {
      const folder = new URL('content/reference/', context.config.root).pathname;
      await loadAll(context);
      context.watcher?.add(folder);
      context.watcher?.on('change', (path) => {
        if (path.startsWith(folder)) void loadAll(context);
      });
    },
  };
}

async function loadAll({ store, parseData, renderMarkdown }: LoaderContext): Promise<void> {
  store.clear();
  const html = async (markdown: string): Promise<string> => {
    const figured = word({ words: markdown }, { key: 'words', parameters: { ...PC_OF_1996 } });
    const { html: rendered } = await renderMarkdown(figured);
    // One paragraph alone goes where there is no room for a block.
    return /^<p>((?:(?!<p>).)*)<\/p>\s*$/s.exec(rendered)?.[1] ?? rendered;
  };
  for (const locale of locales) {
    const { pages, ...parts } = readWords(locale);
    const rendered = (await renderAll(parts, html)) as Omit<ReferenceWords, 'pages'>;
    for (const page of Object.values(pages)) page.lead = await html(page.lead);
    const data = await parseData({ id: locale, data: { pages, ...rendered } });
    store.set({ id: locale, data });
  }
}

/** The same value with every string in it rendered. */
async function renderAll(value: unknown, html: (markdown: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return html(value);
  const entries = Object.entries(value as Record<string, unknown>).map(async ([key, inner]) => [
    key,
    await renderAll(inner, html),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
