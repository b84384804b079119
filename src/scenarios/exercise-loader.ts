/** Scenarios as a content collection: one entry a scenario and language, its Markdown rendered. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { locales } from '../i18n/locales.ts';
import { readProgram, readText } from './read-scenario.ts';

const file = z.object({ path: z.string(), text: z.string() });

export const exerciseSchema = z.object({
  scenario: z.string(),
  locale: z.enum(locales),
  title: z.string(),
  /** HTML. */
  task: z.string(),
  /** HTML each, from a question to nearly the answer. */
  hints: z.array(z.string()),
  edit: file,
  given: z.array(file),
  solution: z.string(),
  scenarioYaml: z.string(),
});

export function exerciseLoader(): Loader {
  return {
    name: 'exercise-loader',
    load: async (context) => {
      const folder = fileURLToPath(new URL('content/scenarios/', context.config.root));
      await loadAll(folder, context);
      context.watcher?.add(folder);
      context.watcher?.on('change', (path) => {
        if (path.startsWith(folder)) void loadAll(folder, context);
      });
    },
  };
}

async function loadAll(folder: string, context: LoaderContext): Promise<void> {
  const { parseData, renderMarkdown, store } = context;
  store.clear();
  const scenarios = readdirSync(folder).filter((name) => existsSync(`${folder}${name}/scenario.yaml`));
  for (const scenario of scenarios) {
    const yaml = readFileSync(`${folder}${scenario}/scenario.yaml`, 'utf8');
    const { edit, given } = readProgram(yaml);
    for (const locale of locales) {
      const textFile = `${folder}${scenario}/text.${locale}.md`;
      const { title, task, hints } = readText(readFileSync(textFile, 'utf8'), textFile);
      const html = async (markdown: string) =>
        (await renderMarkdown(markdown, { fileURL: new URL(`file://${textFile}`) })).html;
      const id = `${scenario}/${locale}`;
      const data = await parseData({
        id,
        data: {
          scenario,
          locale,
          title,
          task: await html(task),
          hints: await Promise.all(hints.map(({ body }) => html(body))),
          edit: { path: edit, text: readFileSync(`${folder}${scenario}/starter.c`, 'utf8') },
          given: given.map((path) => ({ path: basename(path), text: readFileSync(folder + path, 'utf8') })),
          solution: readFileSync(`${folder}${scenario}/solution.c`, 'utf8'),
          scenarioYaml: yaml,
        },
      });
      store.set({ id, data });
    }
  }
}
