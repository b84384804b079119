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

/** Seeds after which a mistake that shows in half of them needs no more to be proven. */
const PLENTY = 30;

/**
 * Grades an answer with `seeds` seeds, or as many as the scenario says. A wrong answer that fails its check, and no
 * other, in at least half of the first {@link PLENTY} is not run further.
 */
export async function gradeAnswer(
  compiler: Compiler,
  scenario: Scenario,
  given: readonly SourceFile[],
  answer: Answer,
  seeds = scenario.seeds,
): Promise<GradedAnswer> {
  const grade = async (count: number): Promise<GradedAnswer> => {
    const { report } = await gradeSource(compiler, scenario, answer.text, given, { seeds: count });
    const failed = report.checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
    return { answer, report, failed };
  };
  if (answer.role !== 'wrong' || seeds <= PLENTY) return grade(seeds);
  const first = await grade(PLENTY);
  return isPlain(first) ? first : grade(seeds);
}

/** Whether an answer failed the declared check alone, and often. */
function isPlain({ answer, report, failed }: GradedAnswer): boolean {
  const [only, ...others] = failed;
  if (only === undefined || others.length > 0 || only !== answer.fails) return false;
  return report.checks.some(({ id, failedSeeds }) => id === only && failedSeeds >= PLENTY / 2);
}
