import { changeAnswer } from './change-answer.ts';
import { changeConstant } from './change-constant.ts';
import { dropOperand } from './drop-operand.ts';
import { dropStatement } from './drop-statement.ts';
import { applied, type Mutation, type MutationOperator } from './mutation.ts';
import { negateCondition } from './negate-condition.ts';
import { parseC } from './statements.ts';
import { swapStatements } from './swap-statements.ts';

const OPERATORS: readonly MutationOperator[] = [
  dropStatement,
  swapStatements,
  negateCondition,
  changeConstant,
  dropOperand,
  changeAnswer,
];

/** Every small change of a C text, in the order of their places; no two give the same text. */
export function mutationsOf(text: string): Mutation[] {
  const source = parseC(text);
  const byResult = new Map<string, Mutation>();
  for (const operator of OPERATORS) {
    for (const mutation of operator(source)) {
      const result = applied(text, mutation);
      if (!byResult.has(result)) byResult.set(result, mutation);
    }
  }
  return [...byResult.values()].sort((a, b) => a.start - b.start);
}
