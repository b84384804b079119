import { parse } from 'yaml';
import type { Texts } from './wording.ts';

/**
 * Reads the sentences of one language, `content/findings/<locale>.yaml`.
 * @throws Error when it is no flat map of strings
 */
export function parseTexts(yaml: string): Texts {
  const texts: unknown = parse(yaml);
  if (typeof texts !== 'object' || texts === null) throw new Error('the texts are no map');
  for (const [key, sentence] of Object.entries(texts)) {
    if (typeof sentence !== 'string') throw new Error(`the text of "${key}" is no string`);
  }
  return texts as Texts;
}
