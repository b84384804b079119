import type { Compiler, SourceFile } from '../toolchain/compiler.ts';
import type { GradeOptions } from './grade.ts';
import { gradeModule, type ModuleGrade } from './grade-module.ts';
import type { Scenario } from './scenario.ts';
import { unrun } from './unrun.ts';

/**
 * From the learner's text to a verdict.
 * @param given the scenario's other files, named as `#include` names them
 * @throws AbortError (DOMException) when `signal` fires while the compiler works
 */
export async function gradeSource(
  compiler: Compiler,
  scenario: Scenario,
  text: string,
  given: readonly SourceFile[],
  options: GradeOptions & { readonly signal?: AbortSignal } = {},
): Promise<ModuleGrade> {
  const compiled = await compiler.compile([{ path: scenario.edit, text }, ...given], options.signal);
  const { diagnostics } = compiled;
  if (!compiled.ok) return { report: { ...unrun(scenario, 'does-not-compile'), diagnostics } };
  const graded = await gradeModule(compiled.module, scenario, options);
  return { ...graded, report: { ...graded.report, diagnostics } };
}
