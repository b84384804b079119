/** One of the threads that check scenarios: it is sent ids, and answers each with its checkup. */

import { parentPort, workerData } from 'node:worker_threads';
import { checkScenario } from './check-scenario.ts';
import type { CheckOrder } from './check-scenarios.ts';
import { readTexts } from './locales.ts';
import { createNodeCompiler } from './node-toolchain.ts';

const { locale, seeds }: CheckOrder = workerData;
const texts = readTexts(locale);
const compiler = createNodeCompiler();

parentPort?.on('message', async (id: string) => {
  parentPort?.postMessage(await checkScenario(texts, await compiler, id, seeds));
});
