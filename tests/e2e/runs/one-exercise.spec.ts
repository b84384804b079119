import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../second-tab.fixture.ts';
import { findings, LOCALES, scenarioFile } from '../site.fixture.ts';

const ISR = 'BOOLEAN TrainingInterrupt(PVOID DeviceExtension)\n{\n';

for (const locale of LOCALES) {
  test(`an exercise is solved by keyboard alone, each mistake told at its place, the success announced and marked, in ${locale}`, async ({
    page,
    openExercise,
  }) => {
    const finding = findings(locale);
    const bench = await openExercise(locale, 'not-mine');

    await test.step('an interrupt claimed that was another device’s', async () => {
      await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/always-true.c'));
      await expect(bench.verdict('failed')).toBeVisible();
      const failed = bench.results
        .getByRole('listitem')
        .filter({ hasText: bench.text('check.failed') })
        .first();
      await expect(failed).toContainText(finding('check.refuses-foreign.rule'));
      await expect(failed).toContainText(finding('check.refuses-foreign.advice'));
      await expect(failed.getByRole('button', { name: 'interrupt.c:12' })).toBeVisible();
      await expect(
        bench.runView.getByRole('button', { name: bench.text('timeline.to-moment') }),
      ).toBeVisible();
    });

    await test.step('an endless loop, which ends as a bug check, not as a hang', async () => {
      await bench.runInstead(scenarioFile('not-mine', 'wrong/never-returns.c'));
      await expect(bench.results).toContainText('0xF1');
    });

    await test.step('a null write', async () => {
      const code = `#include "one-at-a-time.h"\n\n${ISR}    PULONG nowhere = NULL;\n    *nowhere = 1;\n    return TRUE;\n}\n`;
      await bench.runInstead(code);
      await expect(bench.results).toContainText('0xD1');
      await expect(bench.results).toContainText('interrupt.c:6');
    });

    await test.step('a compile error, with Clang’s proposal as a fix, which makes it the solution', async () => {
      const misspelt = scenarioFile('not-mine', 'solution.c').replace(
        'ScsiPortReadRegisterUlong',
        'ScsiPortReadRegistrUlong',
      );
      await bench.runInstead(misspelt);
      await expect(bench.verdict('does-not-compile')).toBeVisible();
      const problem = bench.results.getByRole('listitem').first();
      await expect(problem).toContainText('ScsiPortReadRegistrUlong');
      await expect(problem).toContainText(/interrupt\.c:\d+:\d+/);
      const fix = problem.getByRole('button', {
        name: bench.text('problem.fix').replace('{text}', 'ScsiPortReadRegisterUlong'),
      });
      await fix.press('Enter');
      // The text is another one now: the place that the fix was meant for may be elsewhere.
      await expect(fix).toBeDisabled();
      await page.getByRole('button', { name: bench.text('run'), exact: true }).press('Enter');
      await expect(bench.verdict('passed')).toBeVisible();
      await expect(bench.results.getByRole('status')).toContainText(bench.text('verdict.passed'));
    });

    await page.goto(`/${locale}/`);
    await expect(page.locator('[data-scenario="not-mine"] [data-progress="passed"]').first()).toBeVisible();
  });
}

test('an error in a header without a tab leads to the learner’s macro that caused it', async ({
  openExercise,
}) => {
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(`#define ULONG 5 5\n${scenarioFile('not-mine', 'solution.c')}`);
  await expect(bench.verdict('does-not-compile')).toBeVisible();
  const problem = bench.results
    .getByRole('listitem')
    .filter({ hasText: /^ntdef\.h/ })
    .first();
  await expect(problem.getByRole('button')).toHaveText(['interrupt.c:1']);
});

test('text typed during a run makes its outcome an older one’s, and is diagnosed all the same', async ({
  page,
  openExercise,
}) => {
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'solution.c'));
  await page.keyboard.type('typed');
  await expect(bench.verdict('passed')).toBeVisible();
  await expect(page.getByText(bench.text('results.outdated'))).toBeVisible();
  await expect(page.getByText("unknown type name 'typed'")).toBeVisible();
});

test('axe finds nothing where a wrong answer is shown, light or dark', async ({ page, openExercise }) => {
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/always-true.c'));
  await expect(bench.verdict('failed')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
  }
});
