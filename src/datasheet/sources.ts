import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Source {
  /** As citations write it, without brackets: `16550`. */
  readonly id: string;
  readonly document: string;
}

const KEY = /\[([^\]\s]+)\]/g;

/** The documents that any of the texts cites in brackets, in the order of `content/devices/sources.yaml`. */
export function sourcesIn(texts: readonly string[]): Source[] {
  const documents: Record<string, string> = parse(readFileSync('content/devices/sources.yaml', 'utf8'));
  const cited = new Set(texts.flatMap((text) => [...text.matchAll(KEY)].map(([, id]) => id)));
  return Object.entries(documents).flatMap(([id, document]) => (cited.has(id) ? [{ id, document }] : []));
}
