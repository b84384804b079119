import type { Compiler, SourceFile } from '../toolchain/compiler.ts';
import { CompilerCrash } from '../toolchain/compiler-crash.ts';
import type { GradeOptions } from './grade.ts';
import { gradeModule, type ModuleGrade } from './grade-module.ts';
import { message } from './message.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';
import { unrun } from './unrun.ts';

/**
 * From the learner's text to a verdict; what breaks the compiler is unsupported.
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
  const sources = [{ path: scenario.edit, text }, ...given];
  const compiled = await compiler.compile(sources, options.signal).catch(crashOf);
  if (compiled instanceof CompilerCrash) return { report: notCompiled(scenario, compiled) };
  const { diagnostics } = compiled;
  if (!compiled.ok) return { report: { ...unrun(scenario, 'does-not-compile'), diagnostics } };
  const graded = await gradeModule(compiled.module, scenario, options);
  return { ...graded, report: { ...graded.report, diagnostics } };
}

function crashOf(error: unknown): CompilerCrash {
  if (error instanceof CompilerCrash) return error;
  throw error;
}

function notCompiled(scenario: Scenario, { message: said }: CompilerCrash): Report {
  const [detail = ''] = said.split('\n');
  return {
    ...unrun(scenario, 'unsupported'),
    unsupported: { message: message('unsupported.compiler', { detail }), detail },
  };
}
