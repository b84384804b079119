import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { ScenarioCheckup } from './check-scenario.ts';
import type { Locale } from './locales.ts';

export interface CheckOrder {
  /** Of the texts of problems. */
  readonly locale: Locale;
  /** Runs of each answer; by default as many as the scenario says. */
  readonly seeds: number | undefined;
}

/**
 * Checks scenarios on all processors, in a process each: threads share V8's books of compiled code, which do not stand
 * it when several compile and drop much WebAssembly (nodejs/node, issue 64500).
 * @returns the checkups in the order of `ids`, each as soon as it and those before it are done
 * @throws Error when such a process ends before its time
 */
export async function* checkScenarios(
  ids: readonly string[],
  order: CheckOrder,
): AsyncGenerator<ScenarioCheckup> {
  const waiting = ids.map((id) => ({ id, checkup: Promise.withResolvers<ScenarioCheckup>() }));
  const queue = waiting.values();
  const workers = Array.from({ length: Math.min(ids.length, availableParallelism()) }, () => {
    const worker = fork(new URL('./check-worker.ts', import.meta.url), [JSON.stringify(order)], {
      serialization: 'advanced',
    });
    const next = (): void => {
      const { value: task } = queue.next();
      if (task === undefined) return;
      const ended = (code: number | null, signal: string | null): void => {
        task.checkup.reject(new Error(`the process that checked ${task.id} ended: ${signal ?? code}`));
      };
      worker.once('exit', ended);
      worker.once('message', (checkup: ScenarioCheckup) => {
        worker.off('exit', ended);
        task.checkup.resolve(checkup);
        next();
      });
      worker.send(task.id);
    };
    next();
    return worker;
  });
  try {
    for (const { checkup } of waiting) yield await checkup.promise;
  } finally {
    for (const worker of workers) worker.kill();
  }
}
