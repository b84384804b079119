import { message } from '../../grading/message.ts';
import { type MutationOperator, rangeOf, shown } from './mutation.ts';
import { everyStatement } from './statements.ts';

/** Takes out a call or an assignment. */
export const dropStatement: MutationOperator = (source) =>
  [...everyStatement(source.bodies)]
    .filter(({ kind, first, end }) => kind === 'expression' && end - first > 1)
    .map((statement) => {
      const { start, end } = rangeOf(source, statement);
      const code = shown(source.text.slice(start, end));
      return { start, end, replacement: ';', survival: message('cli.mutation-dropped', { code }) };
    });
