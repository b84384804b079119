/** Messages into sentences: the one place where numbers get units. */

import type { Message } from './report.ts';

/** Sentences by key, of one language. */
export type Texts = Readonly<Record<string, string>>;

/** `{name}` as it is, `{name:time}` from nanoseconds, `{name:hex}` as C writes it, `{name:count}` of bytes and the like. */
const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g;

/** @throws Error when the key, or the value of a placeholder, is missing */
export function word(texts: Texts, { key, parameters }: Message): string {
  const sentence = texts[key];
  if (sentence === undefined) throw new Error(`there is no text for "${key}"`);
  return sentence.replace(PLACEHOLDER, (_, name: string, format: string | undefined) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`the text of "${key}" wants {${name}}`);
    return show(value, format, key);
  });
}

/** The placeholders of a sentence with their formats, sorted. */
export function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(PLACEHOLDER)].map(([whole]) => whole).sort();
}

function show(value: string | number, format: string | undefined, key: string): string {
  switch (format) {
    case undefined:
      return String(value);
    case 'time':
      return formatTime(Number(value));
    case 'hex':
      return `0x${(Number(value) >>> 0).toString(16).toUpperCase()}`;
    case 'count':
      return COUNT.format(Number(value));
    default:
      throw new Error(`the text of "${key}" wants the unknown format "${format}"`);
  }
}

/** With commas from 1,000 on, as in the lessons; the same in every language. */
const COUNT = new Intl.NumberFormat('en');

const UNITS = [
  { unit: 'ns', ns: 1 },
  { unit: 'µs', ns: 1e3 },
  { unit: 'ms', ns: 1e6 },
  { unit: 's', ns: 1e9 },
] as const;

/** Four digits at most, e.g. `850 ns`, `12.4 µs`, `1.503 ms`; the same in every language. */
export function formatTime(ns: number): string {
  const { unit, ns: size } = UNITS.findLast((candidate) => Math.abs(ns) >= candidate.ns) ?? UNITS[0];
  return `${Number((ns / size).toPrecision(4))} ${unit}`;
}
