import { devices } from '@playwright/test';
import { scenarioFile } from '../site.fixture.ts';
import { expect, test, withholdCompiler } from '../workbench.fixture.ts';

test.describe('on a phone', () => {
  const { viewport: _, defaultBrowserType: __, ...phone } = devices['Pixel 7'];
  test.use({ ...phone, viewport: { width: 360, height: 740 } });

  test('a wrong answer is written, run and compared with the solution', async ({ page, openExercise }) => {
    const bench = await openExercise('en', 'not-mine');
    await bench.editor.fill(scenarioFile('not-mine', 'wrong/always-true.c'));
    await page.getByRole('button', { name: bench.text('run'), exact: true }).tap();
    await expect(bench.verdict('failed')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await page.getByRole('button', { name: bench.text('solution'), exact: true }).tap();
    const dialog = page.getByRole('dialog', { name: bench.text('solution.title') });
    await expect(dialog.locator('pre del', { hasText: 'if (status & TH_INTST_INT)' })).toBeVisible();
    await expect(dialog.locator('pre ins', { hasText: 'return FALSE;' })).toBeVisible();
  });

  test('two fingers zoom the timeline and leave the page as it is', async ({ page, openExercise }) => {
    const bench = await openExercise('en', 'not-mine');
    await bench.editor.fill(scenarioFile('not-mine', 'wrong/always-true.c'));
    await page.getByRole('button', { name: bench.text('run'), exact: true }).tap();
    const screen = page.getByRole('slider');
    await screen.scrollIntoViewIfNeeded();
    const box = await screen.boundingBox();
    const marks = () =>
      page
        .locator('.wb-picture .is-earlier line, .wb-picture .is-moment line')
        .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('x1'))));
    const apart = async () => {
      const [earlier = 0, moment = 0] = await marks();
      return Math.abs(moment - earlier);
    };
    const before = await apart();
    const touch = await page.context().newCDPSession(page);
    const at = (...xs: number[]) => xs.map((x, id) => ({ x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + 90, id }));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(120, 160) });
    for (const by of [5, 10, 15, 20]) {
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: at(120 - by, 160 + by),
      });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(apart).toBeGreaterThan(before * 1.5);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  });
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('code stands out from its background', async ({ page, openExercise }) => {
    await withholdCompiler(page);
    const bench = await openExercise('en', 'not-mine');
    await bench.ready();
    const colours = await page.locator('.view-line span span').evaluateAll((tokens) => {
      const editor = document.querySelector('.monaco-editor-background');
      const background = editor ? getComputedStyle(editor).backgroundColor : '';
      return tokens.map((token) => ({ background, colour: getComputedStyle(token).color }));
    });
    expect(colours.length).toBeGreaterThan(0);
    expect(colours.filter(({ background, colour }) => background === colour)).toEqual([]);
  });
});
