/** What each kind of page makes a browser download, compressed, against its budget. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'astro';
import config from '../../playwright.config.ts';
import type { Row } from './row.ts';

const ROOT = new URL('../../', import.meta.url);
const BASE = `/${process.env['BASE_PATH'] ?? ''}/`.replace(/\/+/g, '/');
const TOOLCHAIN = `${BASE}toolchain/`;

/** A page has come when it has asked for nothing for so long, in milliseconds. */
const QUIET = 2000;

const LOCALES = ['en', 'ja', 'zh-cn'];

const KB = 1000;
/** Bytes; the home page is held to a lesson's. */
const BUDGETS = { lesson: 100 * KB, exercise: 1000 * KB, toolchain: 23_000 * KB };

/** @returns undefined when the site is not built */
export async function pageWeightRows(): Promise<Row[] | undefined> {
  if (!existsSync(new URL('dist/', ROOT))) return undefined;
  const server = await preview({
    root: fileURLToPath(ROOT),
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 4329 },
  });
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const at = (path: string, locale = 'en') => `http://127.0.0.1:${server.port}${BASE}${locale}/${path}`;
    const isToolchain = (address: string) => new URL(address).pathname.startsWith(TOOLCHAIN);
    const rows = [
      row('home', await weigh(await addressesOf(browser, at(''))), BUDGETS.lesson),
      row('lesson', await weigh(await addressesOf(browser, at('lessons/dismiss/'))), BUDGETS.lesson),
    ];
    // The editor's own texts make a page heavier in another language than English.
    for (const locale of LOCALES) {
      const before = await addressesOf(browser, at('exercise/dismiss/', locale), isToolchain);
      const weight = await weigh(before.filter((address) => !isToolchain(address)));
      rows.push(row(`exercise before the toolchain, ${locale}`, weight, BUDGETS.exercise));
    }
    const whole = await addressesOf(browser, at('exercise/dismiss/'));
    return [...rows, row('toolchain', await weigh(whole.filter(isToolchain)), BUDGETS.toolchain)];
  } finally {
    await browser.close();
    await server.stop();
  }
}

function row(page: string, bytes: number, budget: number): Row {
  return {
    group: 'Page weight, gzip -9',
    what: page,
    value: { amount: bytes / KB, unit: 'kB' },
    baseline: { what: 'budget', amount: budget / KB, unit: 'kB' },
  };
}

/**
 * Everything the page and its workers ask for until they are quiet, each address once.
 *
 * @param withheld says which addresses are never answered, so that what waits for them is not asked for
 */
async function addressesOf(
  browser: Browser,
  page: string,
  withheld: (address: string) => boolean = () => false,
): Promise<string[]> {
  const context = await browser.newContext();
  await context.route(
    ({ href }) => withheld(href),
    () => undefined,
  );
  const addresses = new Set<string>();
  let last = performance.now();
  context.on('request', (request) => {
    last = performance.now();
    if (request.url().startsWith('http')) addresses.add(request.url());
  });
  const tab = await context.newPage();
  const response = await tab.goto(page, { waitUntil: 'load' });
  if (!response?.ok()) throw new Error(`${page}: status ${response?.status()}`);
  while (performance.now() - last < QUIET) await tab.waitForTimeout(QUIET / 4);
  await context.close();
  return [...addresses];
}

/** Sum of the bodies as a compressing host would send them. */
async function weigh(addresses: readonly string[]): Promise<number> {
  let sum = 0;
  for (const address of addresses) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: status ${response.status}`);
    sum += await weightOf(new Uint8Array(await response.arrayBuffer()));
  }
  return sum;
}

async function weightOf(body: Uint8Array): Promise<number> {
  // Begins as gzip does (RFC 1952, 2.3.1): compressed in the build, sent as it is.
  if (body[0] === 0x1f && body[1] === 0x8b) return body.length;
  return (await promisify(gzip)(body, { level: constants.Z_BEST_COMPRESSION })).length;
}
