/** For specs: what an operator makes of the statements of a function. */

import { applied, type MutationOperator } from './mutation.ts';
import { parseC } from './statements.ts';

const HEAD = 'int f(int a)\n{';

export function changed(operator: MutationOperator, statements: string): string[] {
  const text = `${HEAD}${statements}}`;
  return operator(parseC(text)).map((mutation) => applied(text, mutation).slice(HEAD.length, -1));
}
