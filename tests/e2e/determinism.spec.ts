import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { SCENARIOS, scenarioFile } from './site.fixture.ts';
import { expect, test } from './workbench.fixture.ts';

for (const scenario of SCENARIOS) {
  test(`${scenario}: the page and the command line make the same trace`, async ({ openExercise }) => {
    const file = resolve(import.meta.dirname, `../../content/scenarios/${scenario}/solution.c`);
    const printed = execFileSync('node', ['sandbox/cli/grade.ts', scenario, file, '--json'], {
      encoding: 'utf8',
    });
    const { traceHash }: { traceHash: string } = JSON.parse(printed);
    expect(traceHash).toMatch(/^[0-9a-f]{16}$/);
    const bench = await openExercise('en', scenario);
    await bench.solveByKeyboard(scenarioFile(scenario, 'solution.c'));
    await expect(bench.verdict('passed')).toBeVisible();
    await expect(bench.results).toContainText(traceHash);
  });
}
