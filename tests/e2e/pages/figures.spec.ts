import { expect, test } from '@playwright/test';
import { LOCALES, texts } from '../site.fixture.ts';

for (const locale of LOCALES) {
  test(`the experiment's controls are turned by keyboard, and the instruments follow, in ${locale}`, async ({
    page,
  }) => {
    const text = (key: string) => texts(locale)(`workbench.jitter.${key}`);
    await page.goto(`/${locale}/lessons/feel-the-jitter/`);
    const bench = page.getByRole('region', { name: text('label') });
    await expect(bench.getByText(text('isr.over'))).toBeVisible();

    const lowest = bench.getByRole('radio', { name: text('irq.15') });
    await expect(lowest).toBeEnabled();
    await lowest.focus();
    await page.keyboard.press('Space');
    const lost = text('terminal.lost').replace('{lost}', '0').replace('{all}', '2,880');
    await expect(bench.getByText(lost)).toBeVisible();

    const slider = bench.getByRole('slider', { name: text('block-time') });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', text('block-time.value').replace('{time}', '0'));
    await expect(bench.getByText(text('isr.within'))).toBeVisible();
  });
}

for (const lesson of ['dismiss', 'timer', 'polled']) {
  test(`the figures of runs are named, and stepped through by keyboard, event by event, in ${lesson}`, async ({
    page,
  }) => {
    await page.goto(`/en/lessons/${lesson}/`);
    const figures = page.locator('run-figure');
    await expect(figures.first()).toBeVisible();
    for (const figure of await figures.all()) {
      const caption = await figure.locator('figcaption').innerText();
      await expect(figure.getByRole('figure', { name: caption })).toBeVisible();
      const next = figure.getByRole('button', { name: texts('en')('workbench.timeline.next') });
      await next.focus();
      await page.keyboard.press('Enter');
      const first = await figure.locator('.readout').innerText();
      await page.keyboard.press('Enter');
      await expect(figure.locator('.readout')).not.toHaveText(first);
      await expect(figure.locator('.wide [data-cursor]')).not.toHaveAttribute('hidden');
    }
  });
}
