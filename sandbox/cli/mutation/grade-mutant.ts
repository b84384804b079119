import { gradeSource } from '../../grading/grade-source.ts';
import { judgeRun } from '../../grading/judge-run.ts';
import type { Scenario } from '../../grading/scenario.ts';
import { simulate } from '../../grading/simulate.ts';
import type { Compiler, SourceFile } from '../../toolchain/compiler.ts';

export type Fate =
  | { readonly kind: 'survived' | 'does-not-compile' | 'unsupported' }
  /** `check` is the id of the check that noticed first. */
  | { readonly kind: 'killed'; readonly check: string };

/** What becomes of a changed answer, seed by seed until one run shows the change. */
export async function gradeMutant(
  compiler: Compiler,
  scenario: Scenario,
  given: readonly SourceFile[],
  text: string,
  seeds: number,
): Promise<Fate> {
  const { report, program } = await gradeSource(compiler, scenario, text, given, { seeds: 1 });
  if (report.verdict === 'does-not-compile') return { kind: 'does-not-compile' };
  if (program === undefined) return { kind: 'unsupported' };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { failed, unsupported } = judgeRun(simulate(program, scenario.machine, seed), scenario);
    if (failed !== undefined) return { kind: 'killed', check: failed.check.id };
    if (unsupported !== undefined) return { kind: 'unsupported' };
  }
  return { kind: 'survived' };
}
