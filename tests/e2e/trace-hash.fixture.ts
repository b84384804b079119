import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { readGiven, readScenario } from '../../sandbox/cli/scenario-folder.ts';
import { gradeSource } from '../../sandbox/grading/grade-source.ts';
import { type ScenarioId, scenarioFile } from './site.fixture.ts';

/** What a trace is known by, as the report and the results show it. */
export const TRACE_HASH = /[0-9a-f]{16}/;

let compiler: ReturnType<typeof createNodeCompiler> | undefined;

/**
 * The hash of the first run, as Node makes it for the command line.
 * @throws Error when the file cannot be graded
 */
export async function traceHashOf(scenario: ScenarioId, file: string): Promise<string> {
  compiler ??= createNodeCompiler();
  const read = readScenario(scenario);
  if (!('id' in read)) throw new Error(`${scenario}/scenario.yaml is not valid`);
  const { files: given } = readGiven(read);
  const { report } = await gradeSource(await compiler, read, scenarioFile(scenario, file), given, {
    seeds: 1,
  });
  if (!TRACE_HASH.test(report.traceHash)) throw new Error(`${scenario}/${file}: no trace was made`);
  return report.traceHash;
}
