/** Kinds of number that several parts of `scenario.yaml` are made of. */

import * as z from 'zod';

export const count = z.int().nonnegative();
export const percent = z.int().min(0).max(100);
export const microseconds = z.number().nonnegative();

/** Two numbers, the second not below the first. */
export function interval(bound: z.ZodNumber): z.ZodTuple<[z.ZodNumber, z.ZodNumber], null> {
  return z.tuple([bound, bound]).refine(([low, high]) => low <= high, {
    params: { key: 'scenario-error.interval' },
  });
}
