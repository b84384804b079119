/** Sentences about findings, checks and bug checks, from `content/findings/<locale>.yaml`. */

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../i18n/locales.ts';

/** @returns key → sentence with `{placeholders}` */
export function findingsOf(locale: Locale): Record<string, string> {
  const file = `content/findings/${locale}.yaml`;
  return existsSync(file) ? z.record(z.string(), z.string()).parse(parse(readFileSync(file, 'utf8'))) : {};
}
