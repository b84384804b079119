/** Texts of the interface by key; numbers and times as the reader's language writes them. */

import type { WorkbenchProps } from '../props.ts';

export type Parameters = Readonly<Record<string, string | number>>;

export interface Say {
  /** @param key without the prefix `workbench.`; a key without a text is shown as it is */
  (key: string, parameters?: Parameters): string;
  /** Virtual time in microseconds to 0.1, with its unit. */
  time(ns: number): string;
  number(value: number): string;
}

export function createSay({ texts, locale }: Pick<WorkbenchProps, 'texts' | 'locale'>): Say {
  const plain = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const say = (key: string, parameters: Parameters = {}) => {
    const text = texts[`workbench.${key}`] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      return value === undefined ? whole : typeof value === 'number' ? plain.format(value) : value;
    });
  };
  return Object.assign(say, {
    time: (ns: number) => `${tenths.format(ns / 1_000)} µs`,
    number: (value: number) => plain.format(value),
  });
}
