/** Pages that are written in every language: which English text each translation follows. */

import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { LOCALES, type Locale } from './locales.ts';

const ROOT = new URL('../../', import.meta.url);

/** Front matter key of a translated page: {@link versionOf} the English text that it says the same as. */
const FOLLOWS = /^follows: *"?([0-9a-f]+)"?$/m;
const FRONT_MATTER = /^---\n(.*?)^---$/ms;

export interface Translation {
  /** Relative to the project. */
  readonly path: string;
  readonly locale: Locale;
  readonly english: string;
  /** `stale`: the English text has changed since, or it was never said which is followed. */
  readonly state: 'current' | 'stale' | 'missing';
}

/** Every page that is to be translated, in every language but English, sorted by path. */
export function translations(): Translation[] {
  return englishPages().flatMap((english) =>
    LOCALES.filter((locale) => locale !== 'en').map((locale) => {
      const path = translatedPath(english, locale);
      return { path, locale, english, state: stateOf(path, english) };
    }),
  );
}

/** Notes in a translation that it follows the English text as it is now. */
export function follow({ path, english }: Translation): void {
  const url = new URL(path, ROOT);
  const text = readFileSync(url, 'utf8');
  const line = `follows: ${versionOf(english)}`;
  const front = FRONT_MATTER.exec(text)?.[1] ?? '';
  const updated = FOLLOWS.test(front) ? front.replace(FOLLOWS, line) : `${front}${line}\n`;
  writeFileSync(url, text.replace(front, updated));
}

function englishPages(): string[] {
  return globSync(['content/docs/en/**/*.md', 'content/scenarios/*/text.en.md'], {
    cwd: ROOT.pathname,
  }).sort();
}

function translatedPath(english: string, locale: Locale): string {
  return english.replace('docs/en/', `docs/${locale}/`).replace('text.en.md', `text.${locale}.md`);
}

function stateOf(path: string, english: string): Translation['state'] {
  const url = new URL(path, ROOT);
  if (!existsSync(url)) return 'missing';
  const front = FRONT_MATTER.exec(readFileSync(url, 'utf8'))?.[1] ?? '';
  return FOLLOWS.exec(front)?.[1] === versionOf(english) ? 'current' : 'stale';
}

/** Twelve hexadecimal digits that change with the text; a letter comes first, so that YAML reads no number. */
function versionOf(english: string): string {
  const text = readFileSync(new URL(english, ROOT), 'utf8');
  return `f${createHash('sha256').update(text).digest('hex').slice(0, 11)}`;
}
