/** The names of the reference in one language, for the editor to fetch when it is first asked about one. */

import type { APIRoute } from 'astro';
import { localeOf, locales } from '../i18n/locales.ts';
import { namesOf } from '../reference/names.ts';

export function getStaticPaths() {
  return locales.map((locale) => ({ params: { locale } }));
}

export const GET: APIRoute = ({ params }) => Response.json(namesOf(localeOf(params['locale'])));
