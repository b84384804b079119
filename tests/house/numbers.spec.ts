import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const TEXTS = globSync(
  [
    'content/docs/**/*.md',
    'content/scenarios/*/text.*.md',
    'content/{devices,findings,reference,statements}/*.{en,ja,zh-cn}.yaml',
    'content/{findings,reference,statements}/{en,ja,zh-cn}.yaml',
  ],
  { cwd: ROOT },
).sort();

/** Blocks of code but the captions of figures, code within a line, addresses. */
const NOT_PROSE = /^```(?!run$)\w+\n.*?^```$|`[^`\n]*`|https?:\/\/\S+/gms;

/** What makes a number of four digits a quantity: a fraction, or a unit. Years and names of chips have neither. */
const UNGROUPED =
  /(?<![\w.,])\d{4,}(?:\.\d+|(?=[ -](?:[mµn]?s|[kM]?B|bytes?|bits?|characters?|baud|Hz|バイト|ビット|文字|ボー|字节|个字符|波特)(?![a-z])))/g;

const ungrouped = (text: string) => text.replace(NOT_PROSE, '').match(UNGROUPED) ?? [];

describe('a quantity in prose has a comma before each three digits', () => {
  it.each([
    ['at 1189 µs', ['1189']],
    ['a 2048-byte buffer', ['2048']],
    ['from 2590.9 to 2,682.2 µs', ['2590.9']],
    ['1024 バイト、1024 字节', ['1024', '1024']],
    ['1,189 µs, `1189 µs`, 16450, in 1996, 0x1003, 850 ns', []],
    ['```c\nStall(1000 ms);\n```\n1000 ms\n```c\n```', ['1000']],
    ['```run\nspanUs: 1200\ncaption: >-\n  At 1200 µs.\n```', ['1200']],
  ])('%s', (text, found) => {
    expect(ungrouped(text)).toEqual(found);
  });

  it.each(TEXTS)('%s', (path) => {
    expect(ungrouped(readFileSync(resolve(ROOT, path), 'utf8'))).toEqual([]);
  });
});

/** Of two digits at the least: smaller ones are words in one language or another. */
const NUMBER = /\d[\d,]*\.\d+|\d[\d,]*\d/g;

const SOURCES = /\]\([^)]*\)|^follows:.*$/gm;

function numbers(path: string): string[] {
  const prose = readFileSync(resolve(ROOT, path), 'utf8').replace(SOURCES, '').replace(NOT_PROSE, '');
  return prose.match(NUMBER) ?? [];
}

describe('each number of the English text stands in its translations, as often', () => {
  it.each(TEXTS.filter((path) => /docs\/en\/lessons|text\.en\.md$/.test(path)))('%s', (path) => {
    for (const locale of ['ja', 'zh-cn']) {
      const translated = numbers(path.replace('/en/', `/${locale}/`).replace('text.en', `text.${locale}`));
      const missing = numbers(path).filter((number) => {
        const index = translated.indexOf(number);
        if (index >= 0) translated.splice(index, 1);
        return index < 0;
      });
      expect({ locale, missing }).toEqual({ locale, missing: [] });
    }
  });
});
