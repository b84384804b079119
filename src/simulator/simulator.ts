/** The simulator in its worker, so that a long run neither stops the page nor outlives a Cancel. */

import type { Simulation, SimulationRequest, SimulatorAnswer } from './protocol.ts';

/** The simulator itself failed; the learner's program has no part in it. */
export class SimulatorFault extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'SimulatorFault';
  }
}

/** How many of all seeds have been run. */
export type Progress = (done: number, seeds: number) => void;

export interface Simulator {
  /** Starts the worker so that the first run need not wait for it. */
  prepare(): void;
  /**
   * Runs a program over all seeds.
   * @throws SimulatorFault, or the signal's reason once it fires: the worker is ended then
   */
  run(request: SimulationRequest, signal: AbortSignal, onProgress?: Progress): Promise<Simulation>;
  dispose(): void;
}

function startSimulatorWorker(): Worker {
  return new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module' });
}

export function createSimulator(startWorker: () => Worker = startSimulatorWorker): Simulator {
  let worker: Worker | undefined;

  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  const start = () => {
    if (worker) return worker;
    worker = startWorker();
    // One that could not be fetched would never answer: the next run starts another.
    worker.onerror = end;
    return worker;
  };

  return {
    prepare: () => void start(),
    run(request, signal, onProgress) {
      signal.throwIfAborted();
      const running = start();
      const { promise, resolve, reject } = Promise.withResolvers<Simulation>();
      const cancel = () => {
        end();
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel, { once: true });
      running.onmessage = ({ data }: MessageEvent<SimulatorAnswer>) => {
        if (data.kind === 'progress') onProgress?.(data.done, data.seeds);
        else if (data.kind === 'finished') resolve(data.simulation);
        else reject(new SimulatorFault(data.detail));
      };
      running.onerror = (event) => {
        end();
        reject(new SimulatorFault(event.message || 'its worker could not be started'));
      };
      running.postMessage(request);
      return promise.finally(() => {
        signal.removeEventListener('abort', cancel);
        running.onerror = end;
      });
    },
    dispose: end,
  };
}
