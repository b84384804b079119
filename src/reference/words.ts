/** The reference's words, `content/reference/<locale>.yaml`. Keys are the names of `sandbox/reference`. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { REFERENCE_PAGES } from '../../sandbox/reference/fact.ts';
import type { Locale } from '../i18n/locales.ts';

const words = z.record(z.string(), z.string());

const callSchema = z.strictObject({
  summary: z.string(),
  returns: z.string().optional(),
  called: z.string().optional(),
  /** Follows the figure where the table has one. */
  cost: z.string().optional(),
  simulator: z.string().optional(),
  /** Where they differ from the words that all routines share. */
  parameters: words.optional(),
});

export const wordsSchema = z.strictObject({
  pages: z.record(
    z.enum(REFERENCE_PAGES),
    z.strictObject({ title: z.string(), description: z.string(), lead: z.string() }),
  ),
  calls: z.record(z.string(), callSchema),
  parameters: words,
  structures: words,
  /** By name, or by structure and name where it means something else there. */
  fields: words,
  groups: words,
  values: words,
  levels: words,
  bugChecks: words,
  stops: words,
});

export type ReferenceWords = z.infer<typeof wordsSchema>;
export type CallWords = z.infer<typeof callSchema>;

/** Markdown, with `{name:time}` for figures of the simulated machine. */
export function readWords(locale: Locale): ReferenceWords {
  return wordsSchema.parse(parse(readFileSync(`content/reference/${locale}.yaml`, 'utf8')));
}

/** @returns undefined when nobody has written them */
export function fieldWords(
  { fields }: Pick<ReferenceWords, 'fields'>,
  structure: string,
  field: string,
): string | undefined {
  return fields[`${structure}.${field}`] ?? fields[field];
}

/** @param parameter empty for an ellipsis */
export function parameterWords(
  { calls, parameters }: Pick<ReferenceWords, 'calls' | 'parameters'>,
  call: string,
  parameter: string,
): string | undefined {
  const key = parameter === '' ? '...' : parameter;
  return calls[call]?.parameters?.[key] ?? parameters[key];
}

/** @throws Error when there are none, which a spec has kept from happening */
export function wordsFor(words: Readonly<Record<string, string>>, name: string): string {
  const found = words[name];
  if (found === undefined) throw new Error(`content/reference: no words for ${name}`);
  return found;
}
