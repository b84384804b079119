/** Addresses within the site, whatever its base path. */

import { type Locale, locales } from './locales.ts';

/** Base path with a slash at both ends. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** @param path below the locale, with a slash at its end unless empty: `lessons/not-mine/` */
export function href(locale: Locale, path = ''): string {
  return `${base}${locale}/${path}`;
}

/** @returns what follows the base and the locale, e.g. `lessons/not-mine/`; empty for a start page */
export function pathBelowLocale(pathname: string): string {
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
  const [first = '', ...rest] = below.split('/');
  return locales.some((locale) => locale === first) ? rest.join('/') : below;
}
