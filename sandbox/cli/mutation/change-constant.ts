import type { MutationOperator } from './mutation.ts';
import { replacement } from './replacement.ts';
import type { Token } from './tokens.ts';

const CONSTANT = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const BESIDE_MASK: ReadonlySet<string | undefined> = new Set(['&', '|', '~', '==', '!=', '&=', '|=']);

/** Adds one to a number; takes the bit beside that of a mask. */
export const changeConstant: MutationOperator = (source) =>
  source.bodies.flatMap(({ first, end }) =>
    source.tokens.slice(first, end).flatMap((token, index) => {
      const place = first + index;
      if (token.kind === 'number') return [replacement(source, token, `(${token.text} + 1)`)];
      return isMask(token, source.tokens[place - 1], source.tokens[place + 1])
        ? [replacement(source, token, `(${token.text} << 1)`)]
        : [];
    }),
  );

function isMask(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.kind !== 'word' || !CONSTANT.test(token.text)) return false;
  return BESIDE_MASK.has(before?.text) || BESIDE_MASK.has(after?.text);
}
