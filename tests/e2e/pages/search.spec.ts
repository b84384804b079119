import { expect, test } from '@playwright/test';
import { LOCALES, texts } from '../site.fixture.ts';
import { withholdCompiler } from '../workbench.fixture.ts';

for (const locale of LOCALES) {
  test(`a word leads to its page by keyboard in ${locale}, and costs nothing before it is asked for`, async ({
    page,
  }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await withholdCompiler(page);
    await page.goto(`/${locale}/exercise/not-mine/`);
    await expect(page.locator('[data-editor]')).toBeVisible();
    expect(fetched.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);

    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: texts(locale)('search.label') });
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('HwScsiInterrupt');
    await expect(dialog.getByRole('status')).toContainText('HwScsiInterrupt');
    await expect(dialog.getByRole('link').first()).toBeVisible();
    await dialog.getByRole('link').first().press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${locale}/(?!exercise/not-mine/$)`));
  });
}
