/** For specs: C source texts to linked modules and to running programs. */

import { createNodeCompiler } from '../cli/node-toolchain.ts';
import { type PreparedProgram, prepareProgram } from './prepare.ts';
import { type Program, ProgramFault, type ProgramHost } from './program.ts';

/** Declares the imports and exports the specs use; one line, so that line numbers can be counted on. */
export const PRELUDE = `#define IMPORT(n) __attribute__((import_module("env"), import_name(#n)))
#define EXPORT(n) __attribute__((export_name(#n)))
typedef unsigned int ULONG; typedef long long LONGLONG;
IMPORT(Report) int Report(int value);
IMPORT(Touch) void Touch(void *pointer);
IMPORT(Print) void Print(const char *format, ...);
long DriverEntry(void *driver, void *path);
`;

const ENTRY = '#include "spec.h"\nlong DriverEntry(void *driver, void *path) { return 0; }\n';

let compiler: ReturnType<typeof createNodeCompiler> | undefined;

/**
 * Compiles files, each after the prelude, which takes no line number of its text.
 * @throws Error with Clang's messages
 */
export async function compileModule(
  files: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  compiler ??= createNodeCompiler();
  const sources = Object.entries(files).map(([path, text]) => ({
    path,
    text: `#include "${'../'.repeat(path.split('/').length - 1)}spec.h"\n#line 1\n${text}`,
  }));
  const result = await (await compiler).compile([
    { path: 'spec.h', text: PRELUDE },
    { path: 'entry.c', text: ENTRY },
    ...sources,
  ]);
  if (!result.ok)
    throw new Error(result.diagnostics.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return result.module;
}

export async function prepare(files: Readonly<Record<string, string>> | string): Promise<PreparedProgram> {
  return prepareProgram(await compileModule(typeof files === 'string' ? { 'test.c': files } : files));
}

/** The fuel {@link start} grants. */
export const PLENTY = 100_000_000;

/** A program with fuel enough whose `Report` records its argument and returns it; the rest can be replaced. */
export function start(
  prepared: PreparedProgram,
  overrides: Partial<ProgramHost> = {},
): { program: Program; reported: number[] } {
  const reported: number[] = [];
  const program = prepared.instantiate({
    fuelExhausted: () => {
      throw new Error('out of fuel');
    },
    watchedAccess: () => undefined,
    ...overrides,
    routines: {
      Report: (value = 0) => {
        reported.push(value);
        return value;
      },
      Touch: () => undefined,
      Print: () => undefined,
      ...overrides.routines,
    },
  });
  program.fuel = PLENTY;
  return { program, reported };
}

/** The fault that `run` ends with. */
export function faultOf(run: () => unknown): ProgramFault {
  try {
    run();
  } catch (error) {
    if (error instanceof ProgramFault) return error;
    throw error;
  }
  throw new Error('no fault');
}
