import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../second-tab.fixture.ts';
import { LOCALES, scenarioFile } from '../site.fixture.ts';
import type { Workbench } from '../workbench.fixture.ts';

const WRONG = scenarioFile('dismiss', 'wrong/writes-port-memory.c');

/** Opens the blue screen of a failed run from the keyboard. */
async function openBlueScreen(bench: Workbench) {
  await expect(bench.verdict('failed')).toBeVisible();
  const disclosure = bench.results.getByRole('button', { name: bench.text('stop.show') });
  await expect(disclosure).toHaveAttribute('aria-expanded', 'false');
  await disclosure.press('Enter');
  await expect(disclosure).toHaveAttribute('aria-expanded', 'true');
  return bench.results.getByRole('region', { name: bench.text('stop.title') });
}

async function violations(page: Page) {
  // The enhanced contrast of 7:1 is not among axe's defaults.
  const screen = await new AxeBuilder({ page })
    .include('.wb-stop-screen')
    .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  const whole = await new AxeBuilder({ page }).analyze();
  return [...screen.violations, ...whole.violations].map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html }) => html),
  }));
}

for (const locale of LOCALES) {
  test(`a bug check is drawn as the blue screen, with what it means, in ${locale}`, async ({
    openExercise,
  }) => {
    const bench = await openExercise(locale, 'dismiss');
    await bench.solveByKeyboard(WRONG);
    const screen = await openBlueScreen(bench);
    await expect(screen).toContainText(/\*\*\* STOP: 0x000000D1 \((0x[\dA-F]{8}, ){3}0x[\dA-F]{8}\)/);
    await expect(screen).toContainText('DRIVER_IRQL_NOT_LESS_OR_EQUAL');
    const sentence = bench.results.locator('.wb-check.is-failed .wb-check-text').first();
    await expect(screen).toContainText((await sentence.textContent()) ?? '');
    await expect(screen.getByRole('button', { name: /^interrupt\.c:\d+$/ })).toBeVisible();
    await expect(screen).toContainText(/\d µs/);
  });
}

test('axe finds nothing where the blue screen is shown, light or dark', async ({ page, openExercise }) => {
  const bench = await openExercise('en', 'dismiss');
  await bench.solveByKeyboard(WRONG);
  await expect(await openBlueScreen(bench)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
});

test('the blue screen fits a phone, its parameters wrapped', async ({ page, openExercise }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const bench = await openExercise('en', 'dismiss');
  await bench.editor.fill(WRONG);
  await page.getByRole('button', { name: bench.text('run'), exact: true }).click();
  const screen = await openBlueScreen(bench);
  await expect(screen).toBeVisible();
  expect(await screen.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('a failed run without a bug check offers no blue screen; one that an earlier fault led to is drawn as what it is', async ({
  openExercise,
}) => {
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/stalls.c'));
  await expect(bench.verdict('failed')).toBeVisible();
  await expect(bench.results.getByRole('button', { name: bench.text('stop.show') })).toHaveCount(0);

  await bench.runInstead(scenarioFile('not-mine', 'wrong/always-true.c'));
  const screen = await openBlueScreen(bench);
  await expect(screen).toContainText('*** STOP: 0x000000F2');
  await expect(screen).toContainText('HARDWARE_INTERRUPT_STORM');
});
