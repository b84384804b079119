import { LOCALES, SCENARIOS, scenarioFile } from './site.fixture.ts';
import { expect, test } from './workbench.fixture.ts';

for (const locale of LOCALES) {
  for (const scenario of SCENARIOS) {
    test(`${scenario} is solved by keyboard alone in ${locale}, announced, and marked on the home page`, async ({
      page,
      openExercise,
    }) => {
      const bench = await openExercise(locale, scenario);
      await bench.solveByKeyboard(scenarioFile(scenario, 'solution.c'));
      await expect(bench.verdict('passed')).toBeVisible();
      await expect(bench.results.getByRole('status')).toContainText(bench.text('verdict.passed'));

      await page.goto(`/${locale}/`);
      await expect(
        page.locator(`[data-scenario="${scenario}"] [data-progress="passed"]`).first(),
      ).toBeVisible();
    });
  }
}
