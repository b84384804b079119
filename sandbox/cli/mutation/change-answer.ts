import { type MutationOperator, rangeOf } from './mutation.ts';
import { replacement } from './replacement.ts';
import { everyStatement } from './statements.ts';
import type { Token } from './tokens.ts';

const OTHER: Readonly<Record<string, string>> = { TRUE: 'FALSE', FALSE: 'TRUE' };

/** Says FALSE for TRUE, TRUE for FALSE, and the opposite of what is returned. */
export const changeAnswer: MutationOperator = (source) => {
  const { text, tokens, bodies } = source;
  const words = bodies.flatMap(({ first, end }) =>
    tokens.slice(first, end).flatMap((token) => {
      const other = OTHER[token.text];
      return other === undefined ? [] : [replacement(source, token, other)];
    }),
  );
  const returned = [...everyStatement(bodies)].flatMap(({ kind, first, end }) => {
    if (kind !== 'jump' || tokens[first]?.text !== 'return' || isConstant(tokens.slice(first + 1, end - 1))) {
      return [];
    }
    const range = rangeOf(source, { first: first + 1, end: end - 1 });
    return [replacement(source, range, `!(${text.slice(range.start, range.end)})`)];
  });
  return [...words, ...returned];
};

/** Nothing, or what another change already turns into something else. */
function isConstant([token, ...more]: readonly Token[]): boolean {
  return token === undefined || (more.length === 0 && (token.kind === 'number' || token.text in OTHER));
}
