/**
 * A browser in which another tab has an exercise open: tabs of one site share a process, and with it the compiler's
 * compiled code, so that an exercise is ready in half the time. Each test finds a storage that nobody used before.
 */

import type { BrowserContext, Page } from '@playwright/test';
import { SCENARIOS } from './site.fixture.ts';
import { test as base, Workbench } from './workbench.fixture.ts';

interface WorkerFixtures {
  readonly firstTab: Page;
}

async function firstTabOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const [scenario = ''] = SCENARIOS;
  await page.goto(`/en/exercise/${scenario}/`);
  const bench = new Workbench(page, 'en', scenario);
  await bench.ready();
  await page.getByRole('button', { name: bench.text('run'), exact: true }).click();
  await bench.verdict('failed').waitFor();
  return page;
}

export const test = base.extend<object, WorkerFixtures>({
  firstTab: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ baseURL: project.use.baseURL ?? '' });
      await use(await firstTabOf(context));
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ firstTab }, use) => use(firstTab.context()),
  page: async ({ firstTab }, use) => {
    await firstTab.evaluate(() => localStorage.clear());
    const opened = firstTab.waitForEvent('popup');
    await firstTab.evaluate(() => {
      window.open('about:blank');
    });
    const page = await opened;
    await use(page);
    await page.close();
  },
});

export { expect } from './workbench.fixture.ts';
