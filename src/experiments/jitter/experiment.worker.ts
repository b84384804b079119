/** Runs the experiment off the page's thread, so that a control can still be moved while one is under way. */

import { type PreparedProgram, prepareProgram } from '../../../sandbox/program/prepare.ts';
import { runExperiment } from './experiment.ts';
import type { ExperimentAnswer, ExperimentRequest } from './protocol.ts';

let program: Promise<PreparedProgram> | undefined;

self.onmessage = async ({ data: { module, machine, settings } }: MessageEvent<ExperimentRequest>) => {
  try {
    program ??= prepareProgram(Uint8Array.from(atob(module), (character) => character.charCodeAt(0)));
    answer({ kind: 'finished', settings, outcome: runExperiment(await program, machine, settings) });
  } catch (error) {
    answer({
      kind: 'broken',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
};

function answer(message: ExperimentAnswer): void {
  self.postMessage(message);
}
