/** The terms of the course by topic, `content/reference/glossary.<locale>.yaml`; keys are the English terms. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../i18n/locales.ts';

const glossarySchema = z.record(
  z.string(),
  z.strictObject({
    title: z.string(),
    terms: z.record(z.string(), z.strictObject({ term: z.string(), text: z.string() })),
  }),
);

export type Glossary = z.infer<typeof glossarySchema>;

export function readGlossary(locale: Locale): Glossary {
  return glossarySchema.parse(parse(readFileSync(`content/reference/glossary.${locale}.yaml`, 'utf8')));
}

/** Identifier of a term's place on the page, the same in every language. */
export function termAnchor(key: string): string {
  return key.toLowerCase().replaceAll(' ', '-');
}
