import { expect, test } from '../second-tab.fixture.ts';
import { LOCALES, scenarioFile } from '../site.fixture.ts';

for (const locale of LOCALES) {
  test(`an exercise is solved by keyboard alone in ${locale}, announced, and marked on the home page`, async ({
    page,
    openExercise,
  }) => {
    const bench = await openExercise(locale, 'dismiss');
    await bench.solveByKeyboard(scenarioFile('dismiss', 'solution.c'));
    await expect(bench.verdict('passed')).toBeVisible();
    await expect(bench.results.getByRole('status')).toContainText(bench.text('verdict.passed'));

    await page.goto(`/${locale}/`);
    await expect(page.locator('[data-scenario="dismiss"] [data-progress="passed"]').first()).toBeVisible();
  });
}
