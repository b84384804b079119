import { message } from '../../grading/message.ts';
import { type Mutation, shown } from './mutation.ts';
import type { CSource } from './statements.ts';

/** The mutation that puts other code in the place of some. */
export function replacement(
  { text }: CSource,
  { start, end }: { readonly start: number; readonly end: number },
  code: string,
): Mutation {
  const before = shown(text.slice(start, end));
  const survival = message('cli.mutation-replaced', { before, after: shown(code) });
  return { start, end, replacement: code, survival };
}
