/** Data sheets' texts (`content/devices/<device>.<locale>.yaml`) as a content collection, their sections rendered. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { locales } from '../i18n/locales.ts';

const titled = z.strictObject({ title: z.string(), text: z.string() });
/** A bit that its title says everything of is written as that title. */
const bit = z.union([z.string().transform((title) => ({ title, text: '' })), titled]);
const meanings = z.record(z.string(), z.string());
/** The first texts of a sheet, before those of its named values. */
const WORDS = {
  name: z.string(),
  summary: z.string(),
  headings: meanings.default({}),
  sections: z.record(z.string(), titled),
  registers: z.record(z.string(), titled.extend({ bits: z.record(z.string(), bit).default({}) })).default({}),
  entries: z.record(z.string(), meanings).default({}),
};

/** Keys are the names of the device's tables; the keys beside `WORDS` are groups of named values. */
const file = z.object(WORDS).catchall(meanings);

/** `sections.*.text` is Markdown in the file, HTML in an entry; named values by group. */
export const dataSheetSchema = z.object({ ...WORDS, values: z.record(z.string(), meanings) });

/** A file's text as an entry has it, before its sections are rendered. */
function read(text: string): z.infer<typeof dataSheetSchema> {
  const words = file.parse(parse(text));
  const values = Object.entries(words).filter(([key]) => !(key in WORDS));
  return dataSheetSchema.parse({ ...words, values: Object.fromEntries(values) });
}

/** @param devices names of the data sheets, e.g. `training-hba` */
export function dataSheetLoader(devices: readonly string[]): Loader {
  return {
    name: 'data-sheet-loader',
    load: async (context) => {
      const folder = fileURLToPath(new URL('content/devices/', context.config.root));
      await loadAll(devices, folder, context);
      context.watcher?.add(folder);
      context.watcher?.on('change', (path) => {
        if (path.startsWith(folder)) void loadAll(devices, folder, context);
      });
    },
  };
}

async function loadAll(devices: readonly string[], folder: string, context: LoaderContext): Promise<void> {
  context.store.clear();
  for (const device of devices) {
    for (const locale of locales) {
      const path = `${folder}${device}.${locale}.yaml`;
      if (!existsSync(path)) continue;
      const sheet = read(readFileSync(path, 'utf8'));
      for (const section of Object.values(sheet.sections)) {
        const rendered = await context.renderMarkdown(section.text, { fileURL: new URL(`file://${path}`) });
        section.text = rendered.html;
      }
      const id = `${device}/${locale}`;
      context.store.set({ id, data: await context.parseData({ id, data: sheet }) });
    }
  }
}
