/** Kinds of number that several parts of `scenario.yaml` are made of. */

import * as z from 'zod';

export const count = z.int().nonnegative();
export const percent = z.int().min(0).max(100);
export const microseconds = z.number().nonnegative();

/** Says of `keys` of `input` what is said of keys that the schema does not know, and which may stand there. */
export function refuseKeys(
  context: Pick<z.RefinementCtx, 'addIssue'>,
  keys: readonly string[],
  allowed: readonly string[],
  input: Record<string, unknown>,
): void {
  context.addIssue({ code: 'unrecognized_keys', keys: [...keys], params: { allowed }, input });
}

/** A number, or a list of numbers that stand there once each: a run draws one of them. */
export function choice(bound: z.ZodNumber) {
  const list = z.array(bound).min(1, { abort: true });
  return z.union([
    bound,
    list.superRefine((numbers, context) => {
      const again = numbers.findIndex((number, index) => numbers.indexOf(number) < index);
      if (again < 0) return;
      const params = { key: 'scenario-error.repeated', value: numbers[again] };
      context.addIssue({ code: 'custom', path: [again], params });
    }),
  ]);
}

/** Two numbers, the second not below the first. */
export function interval(bound: z.ZodNumber): z.ZodTuple<[z.ZodNumber, z.ZodNumber], null> {
  return z.tuple([bound, bound]).refine(([low, high]) => low <= high, {
    params: { key: 'scenario-error.interval' },
  });
}
