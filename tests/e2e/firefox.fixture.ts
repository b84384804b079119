/** A stock Firefox, which Playwright does not drive, beside Playwright's Chromium: an engine of another family. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { firefoxPath } from '../run/prerequisites.ts';
import { FirefoxPage } from './firefox-page.ts';
import { BidiSession } from './webdriver-bidi.ts';
import { test as base } from './workbench.fixture.ts';

interface Firefox {
  readonly session: BidiSession;
  readonly close: () => Promise<void>;
}

/** Starts Firefox without a window, with a profile of its own. */
async function startFirefox(path: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const firefox = spawn(path, ['--headless', '--profile', profile, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(firefox, 'exit');
  const address = await addressOf(createInterface(firefox.stderr));
  const session = await BidiSession.open(address);
  return {
    session,
    close: async () => {
      await session.send('browser.close', {});
      await exit;
      await rm(profile, { recursive: true });
    },
  };
}

/** @throws Error when the browser ends without saying where it listens */
async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  const said: string[] = [];
  for await (const line of lines) {
    const address = /^WebDriver BiDi listening on (ws:.+)$/.exec(line)?.[1];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`Firefox does not listen: ${said.join('\n')}`);
}

interface Fixtures {
  /** The one tab of a Firefox that nobody used before. */
  readonly firefox: FirefoxPage;
}

export const test = base.extend<Fixtures>({
  firefox: async ({ baseURL }, use) => {
    const path = firefoxPath();
    if (path === undefined) throw new Error('there is no Firefox');
    const { session, close } = await startFirefox(path);
    await use(await FirefoxPage.first(session, baseURL));
    await close();
  },
});

export { expect } from './workbench.fixture.ts';
