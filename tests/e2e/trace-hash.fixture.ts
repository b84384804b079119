import { spawnSync } from 'node:child_process';
import type { ScenarioId } from './site.fixture.ts';

/** What a trace is known by, as the report and the results show it. */
export const TRACE_HASH = /[0-9a-f]{16}/;

/**
 * The hash of the first run, as the command line prints it.
 * @throws Error when the command line cannot grade the file
 */
export function traceHashOf(scenario: ScenarioId, file: string): string {
  const path = `content/scenarios/${scenario}/${file}`;
  const { stdout } = spawnSync('node', ['sandbox/cli/grade.ts', scenario, path, '--seeds', '1', '--json'], {
    encoding: 'utf8',
  });
  const { traceHash }: { traceHash: string } = JSON.parse(stdout);
  if (!TRACE_HASH.test(traceHash)) throw new Error(`${path}: no trace was made`);
  return traceHash;
}
