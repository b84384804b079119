/** One of the processes that check scenarios: it is sent ids, and answers each with its checkup. */

import { checkScenario } from './check-scenario.ts';
import type { CheckOrder } from './check-scenarios.ts';
import { readTexts } from './locales.ts';
import { createNodeCompiler } from './node-toolchain.ts';

const { locale, seeds }: CheckOrder = JSON.parse(process.argv[2] ?? '');
const texts = readTexts(locale);
const compiler = createNodeCompiler();

process.on('message', async (id: string) => {
  process.send?.(await checkScenario(texts, await compiler, id, seeds));
});
