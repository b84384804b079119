import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (tag: string): Record<string, string> =>
  JSON.parse(readFileSync(`content/i18n/${tag}.json`, 'utf8'));
const en = read('en');

describe.each(['ja', 'zh-CN'])('content/i18n/%s.json', (tag) => {
  const texts = read(tag);

  test('has the keys of en.json, and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
  });

  test('has no empty text', () => {
    expect(Object.entries(texts).filter(([, text]) => !text.trim())).toEqual([]);
  });

  test('has the placeholders of en.json in each text', () => {
    const placeholders = (text = '') =>
      [...text.matchAll(/\{+\w+\}+|\[[A-Z_]+\]/g)].map(([name]) => name).sort();
    const different = Object.keys(en).filter(
      (key) =>
        !key.startsWith('pagefind.') && String(placeholders(texts[key])) !== String(placeholders(en[key])),
    );
    expect(different).toEqual([]);
  });
});
