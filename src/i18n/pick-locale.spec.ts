import { expect, test } from 'vitest';
import { pickLocale } from './pick-locale.ts';

const offered = [{ tag: 'en' }, { tag: 'ja' }, { tag: 'zh-CN' }];

test.each([
  [['ja-JP', 'en'], 'ja'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['ZH-hans-SG'], 'zh-CN'],
  [['de', 'ja'], 'ja'],
  [['de'], 'en'],
  [[], 'en'],
])('a reader of %j is served %s', (wanted, tag) => {
  expect(pickLocale(offered, wanted)?.tag).toBe(tag);
});
