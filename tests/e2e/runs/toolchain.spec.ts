import { scenarioFile } from '../site.fixture.ts';
import { expect, test } from '../workbench.fixture.ts';

const PARTS = '**/toolchain/*.bin';

test('Run before the compiler is there waits visibly and then runs', async ({ page, openExercise }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(PARTS, async (route) => {
    await released;
    await route.continue();
  });
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'solution.c'));
  await expect(bench.status).toContainText(bench.text('run.waiting'));
  release();
  await expect(bench.verdict('passed')).toBeVisible();
});

test('a failed download says so and offers to try again, which then runs what was asked for', async ({
  page,
  openExercise,
}) => {
  await page.route(PARTS, (route) => route.abort('connectionreset'));
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'solution.c'));
  await expect(bench.status).toContainText(bench.text('toolchain.failed-network'));
  await page.unroute(PARTS);
  await page.getByRole('button', { name: bench.text('toolchain.retry') }).press('Enter');
  await expect(page.locator('.wb-status')).toBeFocused();
  await expect(bench.verdict('passed')).toBeVisible();
});

test('a simulator that could not be fetched in advance is fetched by Run', async ({ page, openExercise }) => {
  const worker = '**/simulator.worker*';
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('simulator.worker'));
  await page.route(worker, (route) => route.abort('connectionreset'));
  const bench = await openExercise('en', 'not-mine');
  await failed;
  await page.unroute(worker);
  await bench.solveByKeyboard(scenarioFile('not-mine', 'solution.c'));
  await expect(bench.verdict('passed')).toBeVisible();
});

test('a page that has loaded runs code without a connection', async ({ context, openExercise }) => {
  const bench = await openExercise('en', 'not-mine');
  await bench.solveByKeyboard(scenarioFile('not-mine', 'wrong/always-true.c'));
  await expect(bench.verdict('failed')).toBeVisible();
  await context.setOffline(true);
  await bench.runInstead(scenarioFile('not-mine', 'solution.c'));
  await expect(bench.verdict('passed')).toBeVisible();
});

test('the compiler comes in hash-named parts of at most 8 MiB', async ({ page }) => {
  const response = await page.goto('/toolchain/manifest.json');
  const manifest = await response?.text();
  const names = [...(manifest ?? '').matchAll(/"name":\s*"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(name).toMatch(/\.[0-9a-f]{16}\.bin$/);
    const part = await page.request.get(`/toolchain/${name}`);
    expect((await part.body()).length).toBeLessThanOrEqual(8 * 1024 * 1024);
  }
});

test('the arrival of editor and compiler shifts nothing', async ({ page, openExercise }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const bench = await openExercise('en', 'not-mine');
  await bench.ready();
  await expect(bench.status).toContainText(bench.text('toolchain.ready'));
  const total = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
  );
  // "Good" by web.dev's definition of Cumulative Layout Shift is 0.1; here nothing worth seeing may move.
  expect(total).toBeLessThan(0.02);
});
