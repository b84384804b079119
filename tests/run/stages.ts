import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

/** What one stage proved. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  run(): Outcome;
}

/** @returns whether the command ended with 0 */
function succeeds(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/** A command that passes or fails as a whole. */
function whole(name: string, command: string, ...args: string[]): Stage {
  return {
    name,
    run: () => (succeeds(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

/**
 * A command that also writes a JSON report to count by. A command that fails without a failed test in its report
 * (a file that does not load, a server that does not start) counts as one failure.
 */
function counted(
  name: string,
  reportPath: string,
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  count: (report: string) => Outcome,
): Stage {
  return {
    name,
    run: () => {
      rmSync(reportPath, { force: true });
      const [program, ...args] = command;
      const ok = succeeds(program, args, env);
      let outcome: Outcome = { passed: 0, failed: 0 };
      try {
        outcome = count(readFileSync(reportPath, 'utf8'));
      } catch {
        console.log(`${name}: no report was written`);
        return { passed: 0, failed: 1 };
      }
      return ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
    },
  };
}

const REPORTS = 'test-results';

/** Everything that `npm test` proves, in order. */
export const STAGES: readonly Stage[] = [
  whole('compiler for the browser', 'node', 'sandbox/cli/build-toolchain.ts'),
  whole('generated files are current', 'node', 'sandbox/cli/generate.ts', '--check'),
  whole('lint', 'biome', 'check', '--error-on-warnings', '.'),
  whole('types', 'astro', 'check', '--minimumFailingSeverity', 'warning'),
  counted(
    'unit and conformance',
    `${REPORTS}/vitest.json`,
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/vitest.json`],
    {},
    (text) => {
      const report: VitestReport = JSON.parse(text);
      return { passed: report.numPassedTests, failed: report.numFailedTests };
    },
  ),
  whole('scenarios', 'node', 'sandbox/cli/scenario.ts', 'check'),
  whole('build', 'astro', 'build'),
  counted(
    'browser',
    `${REPORTS}/playwright.json`,
    ['playwright', 'test', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` },
    (text) => {
      const { stats }: PlaywrightReport = JSON.parse(text);
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  ),
];
