/** Grades programs off the page's thread: every seed of a scenario, one verdict, the trace of the run shown. */

import { gradeModule } from '../../sandbox/grading/grade-module.ts';
import { parseScenario } from '../../sandbox/grading/parse-scenario.ts';
import type { Scenario } from '../../sandbox/grading/scenario.ts';
import type { Simulation, SimulationRequest, SimulatorAnswer } from './protocol.ts';

/** Runs between two words to the page. */
const PROGRESS_EVERY = 10;

self.onmessage = async ({ data }: MessageEvent<SimulationRequest>) => {
  try {
    answer({ kind: 'finished', simulation: await grade(data) });
  } catch (error) {
    answer({
      kind: 'broken',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
};

async function grade({
  module,
  scenarioId,
  scenarioYaml,
  diagnostics,
}: SimulationRequest): Promise<Simulation> {
  const scenario = read(scenarioYaml, scenarioId);
  const progress = (done: number, seeds: number) => {
    if (done % PROGRESS_EVERY === 0) answer({ kind: 'progress', done, seeds });
  };
  const { report, trace } = await gradeModule(module, scenario, { progress });
  return { report: { ...report, diagnostics }, events: trace?.events ?? [] };
}

function read(yaml: string, id: string): Scenario {
  const scenario = parseScenario(yaml, `${id}/scenario.yaml`);
  if ('checks' in scenario) return scenario;
  throw new Error(
    scenario.map(({ line, message }) => `${id}/scenario.yaml:${line}: ${message.key}`).join('\n'),
  );
}

function answer(message: SimulatorAnswer): void {
  self.postMessage(message);
}
