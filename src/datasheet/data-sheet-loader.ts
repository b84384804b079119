/** Data sheets' texts (`content/devices/<device>.<locale>.yaml`) as a content collection, their sections rendered. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { locales } from '../i18n/locales.ts';

const titled = z.strictObject({ title: z.string(), text: z.string() });
const meanings = z.record(z.string(), z.string());

/** Keys are the names of the device's register table. `sections.*.text` is Markdown in the file, HTML in an entry. */
export const dataSheetSchema = z.object({
  name: z.string(),
  summary: z.string(),
  headings: z.record(z.string(), z.string()),
  sections: z.record(z.string(), titled),
  registers: z.record(z.string(), titled.extend({ bits: z.record(z.string(), titled).default({}) })),
  entries: z.record(z.string(), meanings),
  direction: meanings,
  hostStatus: meanings,
  identity: meanings,
});

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
      const file = `${folder}${device}.${locale}.yaml`;
      if (!existsSync(file)) continue;
      const sheet = dataSheetSchema.parse(parse(readFileSync(file, 'utf8')));
      for (const section of Object.values(sheet.sections)) {
        const rendered = await context.renderMarkdown(section.text, { fileURL: new URL(`file://${file}`) });
        section.text = rendered.html;
      }
      const id = `${device}/${locale}`;
      context.store.set({ id, data: await context.parseData({ id, data: sheet }) });
    }
  }
}
