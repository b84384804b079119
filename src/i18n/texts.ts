/** Interface texts of `content/i18n`, by language and key. */

import en from '../../content/i18n/en.json';
import ja from '../../content/i18n/ja.json';
import zhCn from '../../content/i18n/zh-CN.json';
import type { Locale } from './locales.ts';

export type TextKey = keyof typeof en;

const texts: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, ja, 'zh-cn': zhCn };

/**
 * @param parameters what stands for each `{placeholder}`
 * @throws when the language lacks the text
 */
export function text(
  locale: Locale,
  key: TextKey,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const template = texts[locale][key];
  if (template === undefined) throw new Error(`content/i18n: no text "${key}" for ${locale}`);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** Whether a text exists; for keys that are put together from data. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** Every text whose key begins with `prefix`, keyed as in the file. */
export function textsUnder(locale: Locale, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts[locale]).filter(([key]) => key.startsWith(prefix)));
}
