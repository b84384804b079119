import { spawnSync } from 'node:child_process';
import { expect, test } from './firefox.fixture.ts';
import { ENTER } from './firefox-page.ts';
import { editedFile, SCENARIOS, type ScenarioId, scenarioFile, texts } from './site.fixture.ts';

/** What a trace is known by, as the report and the results show it. */
const HASH = /[0-9a-f]{16}/;

interface Answer {
  readonly scenario: ScenarioId;
  readonly file: string;
  readonly verdict: 'passed' | 'failed';
}

const ANSWERS: readonly Answer[] = [
  ...SCENARIOS.map((scenario) => ({ scenario, file: 'solution.c', verdict: 'passed' as const })),
  { scenario: 'dismiss', file: 'wrong/dismisses-last.c', verdict: 'failed' },
];

/** The hash of the first run, as the command line prints it. */
function traceHashOf({ scenario, file }: Answer): string {
  const path = `content/scenarios/${scenario}/${file}`;
  const { stdout } = spawnSync('node', ['sandbox/cli/grade.ts', scenario, path, '--seeds', '1', '--json'], {
    encoding: 'utf8',
  });
  const { traceHash }: { traceHash: string } = JSON.parse(stdout);
  expect(traceHash).toMatch(HASH);
  return traceHash;
}

for (const answer of ANSWERS) {
  const { scenario, file, verdict } = answer;

  test(`${scenario}, ${file}: Chromium makes the trace of the command line`, async ({ openExercise }) => {
    const traceHash = traceHashOf(answer);
    const bench = await openExercise('en', scenario);
    await bench.solveByKeyboard(scenarioFile(scenario, file));
    await expect(bench.verdict(verdict)).toBeVisible();
    await expect(bench.results).toContainText(traceHash);
  });

  test(`${scenario}, ${file}: Firefox makes the trace of the command line, without a complaint`, async ({
    firefox,
  }) => {
    const traceHash = traceHashOf(answer);
    const text = texts('en');
    await firefox.goto(`/en/exercise/${scenario}/`);
    await firefox.appearance('[data-editor="monaco"]');
    const label = text('workbench.editor.label').replace('{file}', editedFile(scenario));
    await firefox.replaceText(await firefox.byRole('textbox', label), scenarioFile(scenario, file));
    await firefox.pressControl(ENTER);
    const results = await firefox.byRole('region', text('workbench.results.title'));
    const shown = await firefox.textWith(results, HASH);
    expect(shown).toContain(traceHash);
    expect(shown).toContain(text(`workbench.verdict.${verdict}`));
    expect(firefox.errors).toEqual([]);
  });
}
