import { gradeSource } from '../grading/grade-source.ts';
import type { Report } from '../grading/report.ts';
import type { Scenario } from '../grading/scenario.ts';
import type { Compiler, SourceFile } from '../toolchain/compiler.ts';

/** What an answer of a scenario's folder is there for. */
export type Role = 'starter' | 'solution' | 'alternative' | 'wrong';

export interface Answer {
  readonly role: Role;
  /** Relative to the scenario's folder. */
  readonly file: string;
  readonly text: string;
  /** Wrong answers: the id of the check it must fail, or `does-not-compile`. */
  readonly fails?: string;
}

export interface GradedAnswer {
  readonly answer: Answer;
  readonly report: Report;
  /** Ids of the checks it failed. */
  readonly failed: readonly string[];
}

export async function gradeAnswer(
  compiler: Compiler,
  scenario: Scenario,
  given: readonly SourceFile[],
  answer: Answer,
  seeds: number | undefined,
): Promise<GradedAnswer> {
  const options = seeds === undefined ? {} : { seeds };
  const { report } = await gradeSource(compiler, scenario, answer.text, given, options);
  const failed = report.checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
  return { answer, report, failed };
}
