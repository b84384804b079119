import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readPath } from '../../../src/path/read-path.ts';
import { LANGUAGE, LOCALES, type Locale, texts } from '../site.fixture.ts';
import { withholdCompiler } from '../workbench.fixture.ts';

/** Pages that are written by hand in each language, or have controls. */
const WRITTEN_PAGES = {
  home: '',
  lesson: 'lessons/not-mine/',
  experiment: 'lessons/feel-the-jitter/',
  exercise: 'exercise/not-mine/',
} as const;

/** Pages that one template makes of one table, whatever the language. */
const MADE_PAGES = {
  'data sheet': 'reference/training-hba/',
  machine: 'reference/machine/',
  device: 'reference/machine/uart/',
  reference: 'reference/entry-points/',
  values: 'reference/values/',
  glossary: 'reference/glossary/',
  unsupported: 'reference/unsupported/',
  guide: 'guide/adding-a-scenario/',
  licences: 'licences/',
} as const;

const PAGES = { ...WRITTEN_PAGES, ...MADE_PAGES };

test.beforeEach(({ page }) => withholdCompiler(page));

const LOOKED_THROUGH = [
  ...LOCALES.flatMap((locale) =>
    Object.entries(WRITTEN_PAGES).map(([kind, path]) => ({ kind, path, locale })),
  ),
  ...Object.entries(MADE_PAGES).map(([kind, path]) => ({ kind, path, locale: 'en' as const })),
];

for (const { kind, path, locale } of LOOKED_THROUGH) {
  test(`axe finds nothing on the ${kind} page in ${locale}, light or dark`, async ({ page }) => {
    await page.goto(`/${locale}/${path}`);
    if (kind === 'exercise') await expect(page.locator('[data-editor="monaco"]')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const axe = new AxeBuilder({ page }).setLegacyMode();
      // Between the schemes only colours change.
      if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
    }
  });
}

const LESSONS = readPath().flatMap(({ lessons }) => lessons);

for (const locale of LOCALES) {
  test(`every lesson fits 360 pixels in ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const lesson of LESSONS) {
      await page.goto(`/${locale}/lessons/${lesson}/`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([lesson, width]).toEqual([lesson, 360]);
    }
  });
}

for (const [kind, path] of Object.entries(PAGES)) {
  test(`the ${kind} page fits 360 pixels in every language`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const locale of LOCALES) {
      await page.goto(`/${locale}/${path}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([locale, width]).toEqual([locale, 360]);
    }
  });

  test(`the ${kind} page switches from language to language in place`, async ({ page }) => {
    await page.goto(`/en/${path}`);
    let locale: Locale = 'en';
    for (const other of ['ja', 'zh-cn', 'en'] as const) {
      const language = page.getByRole('navigation', {
        name: texts(locale)('languageSelect.accessibleLabel'),
      });
      await language.locator(`[hreflang="${LANGUAGE[other]}"]`).click();
      await expect(page).toHaveURL(new RegExp(`/${other}/${path}$`));
      await expect(page.locator('html')).toHaveAttribute('lang', LANGUAGE[other]);
      locale = other;
    }
  });
}

test('every link of the site leads somewhere', async ({ page, request }) => {
  const seen = new Set<string>();
  const waiting = LOCALES.map((locale) => `/${locale}/`);
  const broken: string[] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await request.get(path);
    if (!response.ok()) {
      broken.push(path);
      continue;
    }
    if (!(response.headers()['content-type'] ?? '').includes('text/html')) continue;
    const from = new URL(path, 'http://site');
    const html = await response.text();
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*href="([^"]+)"/g)) {
      const target = new URL(href.replaceAll('&amp;', '&'), from);
      if (target.host !== 'site') continue;
      const fragment = decodeURIComponent(target.hash.slice(1));
      if (target.pathname === from.pathname && fragment !== '' && !ids.has(fragment))
        broken.push(`${path}${target.hash}`);
      waiting.push(target.pathname);
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(30);
  await page.close();
});

for (const locale of LOCALES) {
  test(`the lesson "Is it mine?" in ${locale} leads to its exercise`, async ({ page }) => {
    await page.goto(`/${locale}/lessons/not-mine/`);
    await page.getByRole('link', { name: texts(locale)('exercise.callToAction') }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/exercise/not-mine/$`));
  });
}
