import { type MutationOperator, rangeOf } from './mutation.ts';
import { replacement } from './replacement.ts';
import { everyStatement } from './statements.ts';

/** Takes the other way at an `if`, a `while` or a `do`. */
export const negateCondition: MutationOperator = (source) =>
  [...everyStatement(source.bodies)].flatMap(({ condition }) => {
    if (condition === undefined) return [];
    const range = rangeOf(source, condition);
    return [replacement(source, range, `!(${source.text.slice(range.start, range.end)})`)];
  });
