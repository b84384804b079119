import { expect, test } from '../second-tab.fixture.ts';
import { LOCALES, SCENARIOS, texts } from '../site.fixture.ts';
import { traceHashOf } from '../trace-hash.fixture.ts';
import { Workbench } from '../workbench.fixture.ts';

for (const locale of LOCALES) {
  for (const [index, scenario] of SCENARIOS.entries()) {
    test(`${scenario} in ${locale}: predict, fail with the starter, read why, take the solution, pass, go on`, async ({
      page,
    }) => {
      await page.goto(`/${locale}/lessons/${scenario}/`);
      const answer = page.locator('.sl-markdown-content > details').first();
      await answer.locator('summary').click();
      await expect(answer.locator('p').first()).toBeVisible();
      await page.getByRole('link', { name: texts(locale)('exercise.callToAction') }).click();

      const bench = new Workbench(page, locale, scenario);
      await bench.ready();
      await page.getByRole('button', { name: bench.text('run'), exact: true }).click();
      await expect(bench.verdict('failed')).toBeVisible();
      const finding = bench.results.locator('.wb-check.is-failed').first();
      await expect(finding.locator('.wb-check-text')).not.toBeEmpty();
      await expect(finding.getByText(bench.text('check.advice'), { exact: true })).toBeVisible();

      await page.getByRole('button', { name: bench.text('solution'), exact: true }).click();
      await page.getByRole('button', { name: bench.text('solution.apply'), exact: true }).click();
      await page.getByRole('button', { name: bench.text('run'), exact: true }).click();
      await expect(bench.verdict('passed')).toBeVisible();
      if (locale === 'en')
        await expect(bench.results).toContainText(await traceHashOf(scenario, 'solution.c'));
      if (index === SCENARIOS.length - 1) return;
      await bench.results.getByRole('link').first().click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/lessons/[a-z-]+/$`));
    });
  }
}
