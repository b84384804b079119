import { expect, test } from '../firefox.fixture.ts';
import { ENTER } from '../firefox-page.ts';
import { editedFile, type ScenarioId, scenarioFile, texts } from '../site.fixture.ts';
import { TRACE_HASH, traceHashOf } from '../trace-hash.fixture.ts';

interface Answer {
  readonly scenario: ScenarioId;
  readonly file: string;
  readonly verdict: 'passed' | 'failed';
}

/** The parts of the engine that a browser could treat in its own way: DMA, several HBAs, and a run that fails. */
const ANSWERS: readonly Answer[] = [
  { scenario: 'system-dma', file: 'solution.c', verdict: 'passed' },
  { scenario: 'two-adapters', file: 'solution.c', verdict: 'passed' },
  { scenario: 'dismiss', file: 'wrong/dismisses-last.c', verdict: 'failed' },
];

test('a run that fails has in Chromium the trace that it has in Node', async ({ openExercise }) => {
  const file = 'wrong/dismisses-last.c';
  const bench = await openExercise('en', 'dismiss');
  await bench.solveByKeyboard(scenarioFile('dismiss', file));
  await expect(bench.verdict('failed')).toBeVisible();
  await expect(bench.results).toContainText(await traceHashOf('dismiss', file));
});

for (const { scenario, file, verdict } of ANSWERS) {
  test(`${scenario}, ${file}: Firefox makes the trace that Node makes, without a complaint`, async ({
    firefox,
  }) => {
    const traceHash = await traceHashOf(scenario, file);
    const text = texts('en');
    await firefox.goto(`/en/exercise/${scenario}/`);
    await firefox.appearance('[data-editor="monaco"]');
    const label = text('workbench.editor.label').replace('{file}', editedFile(scenario));
    await firefox.replaceText(await firefox.byRole('textbox', label), scenarioFile(scenario, file));
    await firefox.pressControl(ENTER);
    const results = await firefox.byRole('region', text('workbench.results.title'));
    const shown = await firefox.textWith(results, TRACE_HASH);
    expect(shown).toContain(traceHash);
    expect(shown).toContain(text(`workbench.verdict.${verdict}`));
    expect(firefox.errors).toEqual([]);
  });
}
