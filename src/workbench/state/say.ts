/** Texts of the interface by key; numbers and times as the reader's language writes them. */

import type { WorkbenchProps } from '../props.ts';

export type Parameters = Readonly<Record<string, string | number>>;

export interface Say {
  /** @param key without the prefix `workbench.`; a key without a text is shown as it is */
  (key: string, parameters?: Parameters): string;
  /** Virtual time with its unit: in microseconds to 0.1, unless `timeUnit` says milliseconds, then to 0.001. */
  time(ns: number): string;
  number(value: number): string;
}

interface SayOptions extends Pick<WorkbenchProps, 'texts' | 'locale'> {
  readonly timeUnit?: 'µs' | 'ms';
}

export function createSay({ texts, locale, timeUnit = 'µs' }: SayOptions): Say {
  const plain = new Intl.NumberFormat(locale);
  const [nsOfUnit, maximumFractionDigits] = timeUnit === 'ms' ? [1_000_000, 3] : [1_000, 1];
  const timeFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits });
  const say = (key: string, parameters: Parameters = {}) => {
    const text = texts[`workbench.${key}`] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      return value === undefined ? whole : typeof value === 'number' ? plain.format(value) : value;
    });
  };
  return Object.assign(say, {
    time: (ns: number) => `${timeFormat.format(ns / nsOfUnit)} ${timeUnit}`,
    number: (value: number) => plain.format(value),
  });
}
