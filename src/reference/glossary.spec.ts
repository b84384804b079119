import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readGlossary } from './glossary.ts';

const english = readGlossary('en');

describe.each(['ja', 'zh-cn'] as const)('the glossary, %s', (locale) => {
  const glossary = readGlossary(locale);
  const terms: Record<string, string> = parse(readFileSync(`content/terms/${locale}.yaml`, 'utf8'));

  /** `dismiss (an interrupt)` and `assert / raise (the line)` name what comes before. */
  const plain = (key: string) => key.replace(/ *[/(].*$/, '');
  /** The first of several translations, without what is said about it. */
  const first = (translation: string) => translation.replace(/ *[；;（/].*$/, '');
  const agreed = new Map(Object.entries(terms).map(([key, value]) => [plain(key), first(value)]));

  it('has the topics and terms of the English one, in its order', () => {
    const keysOf = (one: typeof glossary) =>
      Object.entries(one).map(([topic, { terms: words }]) => [topic, ...Object.keys(words)]);
    expect(keysOf(glossary)).toEqual(keysOf(english));
  });

  it('calls everything what the list of terms calls it', () => {
    const wrong = Object.values(glossary)
      .flatMap(({ terms: words }) => Object.entries(words))
      .filter(([key, { term }]) => !term.startsWith(agreed.get(key) ?? term))
      .map(([key, { term }]) => `${key}: ${term}, not ${agreed.get(key)}`);
    expect(wrong).toEqual([]);
  });
});
