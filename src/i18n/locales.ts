/** The languages of the site. */

export const locales = ['en', 'ja', 'zh-cn'] as const;

/** URL prefix and file suffix. */
export type Locale = (typeof locales)[number];

/** BCP 47 tag: `lang` attributes and the file names of `content/i18n`. */
export const languageTag: Readonly<Record<Locale, string>> = { en: 'en', ja: 'ja', 'zh-cn': 'zh-CN' };

/** Each language by its own name, and short enough for a switch. */
export const languageName: Readonly<Record<Locale, { readonly full: string; readonly short: string }>> = {
  en: { full: 'English', short: 'EN' },
  ja: { full: '日本語', short: '日本語' },
  'zh-cn': { full: '简体中文', short: '中文' },
};

/** @throws when the site has no such language */
export function localeOf(name: string | undefined): Locale {
  const locale = locales.find((candidate) => candidate === name);
  if (!locale) throw new Error(`No such locale: ${name}`);
  return locale;
}
