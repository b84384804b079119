import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { editedFile, type Locale, type ScenarioId, texts } from './site.fixture.ts';

/** The exercise page, used as a learner uses it. */
export class Workbench {
  readonly #edited: string;
  readonly page: Page;
  readonly text: (key: string) => string;
  readonly results: Locator;
  readonly runView: Locator;
  /** What the compiler is doing, as a screen reader hears it. */
  readonly status: Locator;

  constructor(page: Page, locale: Locale, scenario: ScenarioId) {
    this.page = page;
    this.#edited = editedFile(scenario);
    const all = texts(locale);
    this.text = (key) => all(`workbench.${key}`);
    this.results = page.getByRole('region', { name: this.text('results.title') });
    this.status = page.getByRole('group', { name: this.text('run.bar') }).getByRole('status');
    this.runView = page.getByRole('region', { name: this.text('panel.title') });
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', {
      name: this.text('editor.label').replace('{file}', this.#edited),
    });
  }

  /** The verdict's word, as the results show it. */
  verdict(verdict: 'passed' | 'failed' | 'does-not-compile'): Locator {
    // The whole word: in Japanese and Chinese "failed" has "passed" in it.
    const word = new RegExp(`^${this.text(`verdict.${verdict}`)}$`);
    return this.results.locator('.wb-verdict-word', { hasText: word });
  }

  /** Waits until the editor that stays is there: it alone keeps its undo history. */
  async ready(): Promise<void> {
    await expect(this.page.locator('[data-editor="monaco"]')).toBeVisible();
  }

  /** Moves the focus into the editor with the Tab key alone. */
  async tabToEditor(): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.editor.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('60 presses of Tab did not reach the editor');
  }

  /** Replaces the learner's file by keyboard: select all, paste. */
  async replaceCode(code: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), code);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+V');
  }

  /** Writes the code and runs it, with keys only, and waits for the verdict. */
  async solveByKeyboard(code: string): Promise<void> {
    await this.ready();
    await this.tabToEditor();
    await this.runInstead(code);
  }

  /** The same from within the editor. */
  async runInstead(code: string): Promise<void> {
    await this.replaceCode(code);
    await this.page.keyboard.press('Control+Enter');
  }
}

/** The compiler never comes: for what nothing is compiled for, a download of many megabytes is only time. */
export async function withholdCompiler(page: Page): Promise<void> {
  await page.route('**/toolchain/*.bin', () => undefined);
}

interface Fixtures {
  /** Opens a scenario's exercise page in a language. */
  readonly openExercise: (locale: Locale, scenario: ScenarioId) => Promise<Workbench>;
}

export const test = base.extend<Fixtures>({
  openExercise: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(async (locale, scenario) => {
      await page.goto(`/${locale}/exercise/${scenario}/`);
      return new Workbench(page, locale, scenario);
    });
  },
});

export { expect };
