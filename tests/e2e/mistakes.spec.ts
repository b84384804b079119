import { findings, LOCALES, scenarioFile } from './site.fixture.ts';
import { expect, test } from './workbench.fixture.ts';

const ISR = 'BOOLEAN TrainingInterrupt(PVOID DeviceExtension)\n{\n';

for (const locale of LOCALES) {
  test(`a wrong answer is shown with its rule, its moment and its line in ${locale}`, async ({
    openExercise,
  }) => {
    const finding = findings(locale);
    const bench = await openExercise(locale, 'not-mine');
    await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/always-true.c'));
    await expect(bench.verdict('failed')).toBeVisible();
    const failed = bench.results
      .getByRole('listitem')
      .filter({ hasText: bench.text('check.failed') })
      .first();
    await expect(failed).toContainText(finding('check.refuses-foreign.rule'));
    await expect(failed).toContainText(finding('check.refuses-foreign.advice'));
    await expect(failed.getByRole('button', { name: 'interrupt.c:12' })).toBeVisible();
    await expect(bench.runView.getByRole('button', { name: bench.text('timeline.to-moment') })).toBeVisible();
  });

  test(`a compile error stands at its line, with Clang's proposal as a fix, in ${locale}`, async ({
    openExercise,
  }) => {
    const bench = await openExercise(locale, 'not-mine');
    const misspelt = scenarioFile('not-mine', 'solution.c').replace(
      'ScsiPortReadRegisterUlong',
      'ScsiPortReadRegistrUlong',
    );
    await bench.solveByKeyboard(misspelt);
    await expect(bench.verdict('does-not-compile')).toBeVisible();
    const problem = bench.results.getByRole('listitem').first();
    await expect(problem).toContainText('ScsiPortReadRegistrUlong');
    await expect(problem).toContainText(/interrupt\.c:\d+:\d+/);
    await problem
      .getByRole('button', { name: bench.text('problem.fix').replace('{text}', 'ScsiPortReadRegisterUlong') })
      .click();
    await bench.page
      .getByRole('button', { name: bench.text('run') })
      .first()
      .click();
    await expect(bench.verdict('passed')).toBeVisible();
  });

  test(`an endless loop ends as a bug check, not as a hang, in ${locale}`, async ({ openExercise }) => {
    const bench = await openExercise(locale, 'not-mine');
    await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/never-returns.c'));
    await expect(bench.verdict('failed')).toBeVisible();
    await expect(bench.results).toContainText('0xF1');
  });

  test(`a null write ends as bug check 0xD1 at its line in ${locale}`, async ({ openExercise }) => {
    const bench = await openExercise(locale, 'not-mine');
    const code = `#include "one-at-a-time.h"\n\n${ISR}    PULONG nowhere = NULL;\n    *nowhere = 1;\n    return TRUE;\n}\n`;
    await bench.solveByKeyboard(code);
    await expect(bench.verdict('failed')).toBeVisible();
    await expect(bench.results).toContainText('0xD1');
    await expect(bench.results).toContainText('interrupt.c:6');
  });
}
