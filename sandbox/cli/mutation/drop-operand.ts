import type { Mutation, MutationOperator } from './mutation.ts';
import { replacement } from './replacement.ts';
import { behindBracket, type CSource, type Statement } from './statements.ts';

/** Operators from the weakest on (C17, 6.5.10 to 6.5.14). */
const STRENGTH: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '|': 3, '^': 4, '&': 5 };
/** What no operand reaches over. */
const ENDS: ReadonlySet<string> = new Set([
  ...[',', ';', '?', ':', '(', ')', '[', ']', '{', '}', 'return', 'case'],
  ...['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>='],
]);

/** Leaves one side of `&`, `|`, `&&` or `||`. */
export const dropOperand: MutationOperator = (source) =>
  source.bodies.flatMap((body) =>
    source.tokens
      .slice(body.first, body.end)
      .flatMap((_, index) => oneSided(source, body, body.first + index)),
  );

function oneSided(source: CSource, body: Statement, operator: number): Mutation[] {
  const { text, tokens } = source;
  const strength = strengthOf(source, operator);
  if (strength === 0 || tokens[operator]?.text === '^') return [];
  const start = tokens[leftEnd(source, body, operator, strength)]?.start ?? 0;
  const end = tokens[rightEnd(source, body, operator, strength) - 1]?.end ?? 0;
  const left = text.slice(start, tokens[operator - 1]?.end);
  const right = text.slice(tokens[operator + 1]?.start, end);
  return [left, right].map((kept) => replacement(source, { start, end }, kept));
}

/** 0 for what is no such operator, as the `&` that takes an address. */
function strengthOf({ tokens }: CSource, index: number): number {
  const before = tokens[index - 1];
  const hasLeftSide =
    before !== undefined && (before.kind !== 'punctuator' || before.text === ')' || before.text === ']');
  return hasLeftSide && before.text !== 'return' ? (STRENGTH[tokens[index]?.text ?? ''] ?? 0) : 0;
}

function leftEnd(source: CSource, body: Statement, operator: number, strength: number): number {
  const { tokens } = source;
  let first = operator;
  for (let index = operator - 1; index > body.first; index -= 1) {
    const text = tokens[index]?.text ?? '';
    if (text === ')' || text === ']') index = opening(source, body, index);
    else if (ENDS.has(text) || isWeaker(source, index, strength)) break;
    first = index;
  }
  return first;
}

function rightEnd(source: CSource, body: Statement, operator: number, strength: number): number {
  const { tokens } = source;
  let index = operator + 1;
  while (index < body.end) {
    const text = tokens[index]?.text ?? '';
    if (text === '(' || text === '[') index = behindBracket(tokens, index);
    else if (ENDS.has(text) || isWeaker(source, index, strength)) break;
    else index += 1;
  }
  return index;
}

function isWeaker(source: CSource, index: number, strength: number): boolean {
  const own = strengthOf(source, index);
  return own > 0 && own <= strength;
}

/** The index of the bracket that the one at `close` closes. */
function opening({ tokens }: CSource, body: Statement, close: number): number {
  for (let index = close - 1; index > body.first; index -= 1) {
    const { text = '' } = tokens[index] ?? {};
    if ((text === '(' || text === '[') && behindBracket(tokens, index) === close + 1) return index;
  }
  return body.first;
}
