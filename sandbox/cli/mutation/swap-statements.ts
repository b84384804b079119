import { message } from '../../grading/message.ts';
import { type Mutation, type MutationOperator, rangeOf, shown } from './mutation.ts';
import { type CSource, everyStatement, type Statement } from './statements.ts';

/** What can stand earlier or later. */
const MOVABLE: ReadonlySet<Statement['kind']> = new Set(['block', 'if', 'loop', 'expression']);

/**
 * Exchanges two neighbours of which one calls something: who only sees what a driver calls cannot tell the order of
 * two assignments.
 */
export const swapStatements: MutationOperator = (source) =>
  [...everyStatement(source.bodies)].flatMap(({ kind, children }) =>
    kind === 'block' ? pairs(children).flatMap((pair) => swapped(source, pair)) : [],
  );

type Pair = readonly [Statement, Statement];

function pairs(statements: readonly Statement[]): Pair[] {
  return statements.slice(1).map((second, index) => [statements[index] ?? second, second]);
}

function swapped(source: CSource, [earlier, later]: Pair): Mutation[] {
  if (!MOVABLE.has(earlier.kind) || !MOVABLE.has(later.kind)) return [];
  if (!calls(source, earlier) && !calls(source, later)) return [];
  const { text } = source;
  const a = rangeOf(source, earlier);
  const b = rangeOf(source, later);
  const first = text.slice(b.start, b.end);
  const second = text.slice(a.start, a.end);
  return [
    {
      start: a.start,
      end: b.end,
      replacement: first + text.slice(a.end, b.start) + second,
      survival: message('cli.mutation-swapped', { first: shown(first), second: shown(second) }),
    },
  ];
}

const NO_CALLS: ReadonlySet<string> = new Set(['if', 'while', 'for', 'switch', 'sizeof', 'return']);

function calls({ tokens }: CSource, { first, end }: Statement): boolean {
  return tokens
    .slice(first, end)
    .some(
      ({ kind, text }, index) =>
        kind === 'word' && !NO_CALLS.has(text) && tokens[first + index + 1]?.text === '(',
    );
}
