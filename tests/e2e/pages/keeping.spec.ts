import { LOCALES, scenarioFile, texts } from '../site.fixture.ts';
import { expect, test, Workbench, withholdCompiler } from '../workbench.fixture.ts';

test('code, opened hints and the progress mark survive a reload', async ({ page, openExercise }) => {
  await withholdCompiler(page);
  const bench = await openExercise('en', 'not-mine');
  await bench.ready();
  await bench.tabToEditor();
  await bench.replaceCode('/* kept across a reload */\n');
  await bench.page.getByRole('button', { name: bench.text('hints.first') }).click();
  await expect(page.getByText(bench.text('saved'))).toBeVisible();
  await page.reload();
  await bench.ready();
  await expect(page.locator('.monaco-editor').first()).toContainText('kept across a reload');
  await expect(page.getByRole('button', { name: bench.text('hints.next') })).toBeVisible();
});

test('a crash loses nothing that was typed more than a moment ago', async ({
  page,
  context,
  openExercise,
}) => {
  await withholdCompiler(page);
  const bench = await openExercise('en', 'dismiss');
  await bench.ready();
  await bench.tabToEditor();
  await bench.replaceCode('/* kept across a crash */\n');
  const stored = () => page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  await expect.poll(stored).toContain('kept across a crash');
  const crashing = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  crashing.send('Page.crash').catch(() => undefined);
  await crashed;
  const again = await context.newPage();
  await again.goto('/en/exercise/dismiss/');
  await expect(again.locator('[data-editor="monaco"]')).toContainText('kept across a crash');
});

test('storage that is blocked is told, and the exercise works all the same', async ({
  page,
  openExercise,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'solution.c'));
  await expect(bench.verdict('passed')).toBeVisible();
  await expect(page.getByText(bench.text('storage.blocked'))).toBeVisible();
});

test('storage that is full is told, with the file to download', async ({ page, openExercise }) => {
  await withholdCompiler(page);
  await page.addInitScript(() => {
    localStorage.setItem('another site’s data', 'takes the room');
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const bench = await openExercise('en', 'not-mine');
  await bench.ready();
  await bench.tabToEditor();
  await bench.replaceCode('/* has no room */\n');
  await expect(page.getByText(bench.text('storage.full'))).toBeVisible();
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: bench.text('storage.download').replace('{file}', 'interrupt.c') })
    .click();
  expect((await download).suggestedFilename()).toBe('not-mine-interrupt.c');
});

test('the solution changes nothing until it is taken over, and Undo brings the old code back', async ({
  page,
  openExercise,
}) => {
  await withholdCompiler(page);
  const bench = await openExercise('en', 'not-mine');
  await bench.ready();
  const shown = page.locator('[data-editor="monaco"]');
  await bench.tabToEditor();
  await bench.replaceCode('/* mine */\n');
  await page.getByRole('button', { name: bench.text('solution'), exact: true }).click();
  await expect(shown).toContainText('/* mine */');
  await page.getByRole('button', { name: bench.text('solution.apply') }).click();
  await expect(shown).not.toContainText('/* mine */');
  await bench.editor.focus();
  await page.keyboard.press('Control+Z');
  await expect(shown).toContainText('/* mine */');
});

test('of two tabs with one exercise neither overwrites the other before the learner has chosen', async ({
  page,
  context,
  openExercise,
}) => {
  await withholdCompiler(page);
  const bench = await openExercise('en', 'not-mine');
  await bench.ready();
  const other = new Workbench(await context.newPage(), 'ja', 'not-mine');
  await other.page.goto('/ja/exercise/not-mine/');
  await other.ready();
  await bench.editor.focus();
  await bench.replaceCode('/* from the first tab */\n');

  await other.page.getByRole('tab', { name: /driver\.h/ }).click();
  await other.page.getByRole('button', { name: other.text('storage.take-theirs') }).click();
  await expect(other.page.locator('[data-editor="monaco"]')).toContainText('from the first tab');
  await expect(other.page.getByRole('tab', { name: 'interrupt.c' })).toHaveAttribute('aria-selected', 'true');

  await other.page.keyboard.type('/* and the second */');
  await page.getByRole('button', { name: bench.text('storage.keep-mine') }).click();
  await expect(bench.editor).toBeFocused();
  await expect(page.locator('[data-editor="monaco"]')).not.toContainText('and the second');
});

for (const locale of LOCALES) {
  test(`the home page in ${locale} leads back to where the reader left off`, async ({ page }) => {
    await page.goto(`/${locale}/lessons/dismiss/`);
    await page.goto(`/${locale}/`);
    const back = page.getByRole('paragraph').filter({ hasText: texts(locale)('home.continue') });
    await back.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/lessons/dismiss/$`));
  });
}
