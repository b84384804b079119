import { type PreparedProgram, prepareProgram } from '../program/prepare.ts';
import { ProgramFault } from '../program/program.ts';
import { UnsupportedModule } from '../program/wasm-module.ts';
import type { Trace } from '../trace/event.ts';
import { type GradeOptions, gradeProgram } from './grade.ts';
import { message } from './message.ts';
import type { Lack, Report } from './report.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';
import { unrun } from './unrun.ts';

export interface ModuleGrade {
  readonly report: Report;
  /** The run shown; absent when the program cannot be run. */
  readonly trace?: Trace;
  /** For further runs of the same program; absent when it cannot be run. */
  readonly program?: PreparedProgram;
}

/** From the linker's module to a verdict; a module that cannot be run is unsupported, and no fault of the simulator. */
export async function gradeModule(
  module: Uint8Array<ArrayBuffer>,
  scenario: Scenario,
  options: GradeOptions,
): Promise<ModuleGrade> {
  try {
    const program = await prepareProgram(module);
    return { ...gradeProgram(program, scenario, options, simulate), program };
  } catch (error) {
    const unsupported = lackOf(error);
    if (unsupported === undefined) throw error;
    return { report: { ...unrun(scenario, 'unsupported'), unsupported } };
  }
}

/** A fault of the program in its own routines is a bug check of the run: what comes through is a constructor's. */
function lackOf(error: unknown): Lack | undefined {
  if (error instanceof UnsupportedModule) {
    return { message: message('unsupported.module', { detail: error.message }), detail: error.message };
  }
  if (!(error instanceof ProgramFault)) return undefined;
  const { message: detail, location } = error;
  return {
    message: message('unsupported.constructor'),
    detail,
    ...(location === undefined ? {} : { at: location }),
  };
}
