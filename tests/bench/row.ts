/** What the benchmark measures, as data. */

export type Unit = 'ms' | 'ms per 1M instructions' | 'kB' | 'per second';

export interface Quantity {
  readonly amount: number;
  readonly unit: Unit;
}

/** One measurement beside what it is held against, measured in the same run unless it is a budget. */
export interface Row {
  readonly group: string;
  readonly what: string;
  readonly value: Quantity;
  readonly baseline?: Quantity & { readonly what: string };
}

/** The value as a multiple of its baseline; undefined without one. */
export function ratioOf({ value, baseline }: Row): number | undefined {
  return baseline && value.amount / baseline.amount;
}
