import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ScenarioCheckup } from './check-scenario.ts';
import type { Locale } from './locales.ts';

export interface CheckOrder {
  /** Of the texts of problems. */
  readonly locale: Locale;
  /** Runs of each answer; by default as many as the scenario says. */
  readonly seeds: number | undefined;
}

/**
 * Checks scenarios on all processors.
 * @returns the checkups in the order of `ids`, each as soon as it and those before it are done
 * @throws what a thread throws
 */
export async function* checkScenarios(
  ids: readonly string[],
  order: CheckOrder,
): AsyncGenerator<ScenarioCheckup> {
  const waiting = ids.map((id) => ({ id, checkup: Promise.withResolvers<ScenarioCheckup>() }));
  const queue = waiting.values();
  const workers = Array.from({ length: Math.min(ids.length, availableParallelism()) }, () => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: order });
    const next = (): void => {
      const { value: task } = queue.next();
      if (task === undefined) return;
      worker.once('message', (checkup: ScenarioCheckup) => {
        task.checkup.resolve(checkup);
        next();
      });
      worker.once('error', task.checkup.reject);
      worker.postMessage(task.id);
    };
    next();
    return worker;
  });
  try {
    for (const { checkup } of waiting) yield await checkup.promise;
  } finally {
    for (const worker of workers) await worker.terminate();
  }
}
