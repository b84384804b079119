import { expect, test, withholdCompiler } from '../workbench.fixture.ts';

test.beforeEach(({ page }) => withholdCompiler(page));

test('the pointer over a routine shows how it is written, what it does, and where more stands', async ({
  page,
  openExercise,
}) => {
  const workbench = await openExercise('ja', 'not-mine');
  await workbench.ready();
  await workbench.tabToEditor();
  await expect(page.locator('[data-offers="names"]')).toBeVisible();
  await workbench.replaceCode('ULONG status = ScsiPortReadRegisterUlong(0);');
  await page.locator('.view-line').getByText('ScsiPortReadRegisterUlong').hover();
  const box = page.locator('.monaco-hover').filter({ hasText: 'ULONG ScsiPortReadRegisterUlong(' });
  await expect(box).toContainText('メモリ空間のレジスタを読みます。');
  await expect(box.getByRole('link')).toHaveAttribute(
    'data-href',
    /\/ja\/reference\/registers\/#scsiportreadregisterulong$/,
  );
});

test('a routine begun is offered and completed by keyboard', async ({ page, openExercise }) => {
  const workbench = await openExercise('en', 'not-mine');
  await workbench.ready();
  await workbench.tabToEditor();
  await expect(page.locator('[data-offers="names"]')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ScsiPortNoti');
  await expect(page.getByRole('option', { name: 'ScsiPortNotification' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.view-lines')).toHaveText('ScsiPortNotification');
});

test('a selection that is being drawn while help arrives is kept', async ({ page, openExercise }) => {
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/monaco-help[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const workbench = await openExercise('en', 'not-mine');
  await workbench.ready();
  const line = page.locator('.view-line', { hasText: 'TrainingInterrupt' });
  const y = 8;
  await line.hover({ position: { x: 1, y } });
  await page.mouse.down();
  await line.hover({ position: { x: 100, y } });
  const arrived = page.waitForResponse(/monaco-help[^/]*\.js$/);
  arrive();
  await (await arrived).finished();
  await line.hover({ position: { x: 600, y } });
  await page.mouse.up();
  await expect(page.locator('[data-offers="names"]')).toBeVisible();
  await expect(line).toContainText('(PVOID DeviceExtension)');
  await page.keyboard.press('Delete');
  await expect(page.locator('.view-lines')).not.toContainText('(PVOID DeviceExtension)');
});
