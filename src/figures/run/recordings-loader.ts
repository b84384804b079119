/** The runs that lessons show, as a content collection: recorded while the site is built, each once for all languages. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { createNodeCompiler } from '../../../sandbox/cli/node-toolchain.ts';
import { locales } from '../../i18n/locales.ts';
import { fencesOf, type RunSpec, recordingId } from './fence.ts';
import { recordRun } from './record-run.ts';

export function recordingsLoader(): Loader {
  return {
    name: 'recordings-loader',
    load: async (context) => {
      const content = fileURLToPath(new URL('content/', context.config.root));
      await recordAll(content, context);
      context.watcher?.add(content);
      context.watcher?.on('change', (path) => {
        if (/\/(lessons|scenarios)\//.test(path)) void recordAll(content, context);
      });
    },
  };
}

async function recordAll(content: string, { store, parseData }: LoaderContext): Promise<void> {
  store.clear();
  const specs = new Map<string, RunSpec>();
  for (const locale of locales) {
    const folder = `${content}docs/${locale}/lessons/`;
    for (const file of readdirSync(folder)) {
      for (const spec of fencesOf(readFileSync(folder + file, 'utf8'))) specs.set(recordingId(spec), spec);
    }
  }
  if (specs.size === 0) return;
  const compiler = await createNodeCompiler();
  for (const [id, spec] of specs) {
    const recording = await recordRun(compiler, spec);
    store.set({ id, data: await parseData({ id, data: { recording } }) });
  }
}
