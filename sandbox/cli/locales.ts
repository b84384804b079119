import { readFileSync } from 'node:fs';
import { parseTexts } from '../grading/parse-texts.ts';
import type { Texts } from '../grading/wording.ts';

export const LOCALES = ['en', 'ja', 'zh-cn'] as const;

export type Locale = (typeof LOCALES)[number];

export function isLocale(value: string): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The sentences of `content/findings/<locale>.yaml`. */
export function readTexts(locale: Locale): Texts {
  return parseTexts(readFileSync(new URL(`../../content/findings/${locale}.yaml`, import.meta.url), 'utf8'));
}
