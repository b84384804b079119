/** For specs: the compiler with a small header of its own, a driver's file and a learner's. */

import { expect } from 'vitest';
import { readAssets } from '../cli/node-toolchain.ts';
import type { CompileResult, Diagnostic, Range, SourceFile } from './compiler.ts';
import { createCompiler, type PreparableCompiler } from './create-compiler.ts';
import { HOOK_NAMES } from './hook-names.ts';

const MINIPORT: SourceFile = {
  path: 'miniport.h',
  text: [
    '#pragma once',
    'typedef unsigned char UCHAR, BOOLEAN, *PUCHAR; typedef unsigned long ULONG; typedef void *PVOID;',
    'typedef long long LONGLONG; typedef unsigned short WCHAR;',
    'void ScsiPortNotification(int NotificationType, PVOID HwDeviceExtension, ...);',
    'UCHAR ScsiPortReadPortUchar(PUCHAR Port);',
    'void ScsiPortStallExecution(ULONG Delay);',
    'void RoutineOfNobody(ULONG);',
    'BOOLEAN HwScsiInterrupt(PVOID DeviceExtension);',
    '',
  ].join('\n'),
};
export const DRIVER: SourceFile = {
  path: 'driver.c',
  text: '#include <miniport.h>\nULONG DriverEntry(PVOID Driver, PVOID Path) { return HwScsiInterrupt(Path); }\n',
};

/** The learner's file, with `statements` on its third line. */
export function interrupt(statements: string): SourceFile {
  return {
    path: 'interrupt.c',
    text: `#include "miniport.h"\nBOOLEAN HwScsiInterrupt(PVOID DeviceExtension) {\n${statements}\nreturn 1; }\n`,
  };
}

const IMPORTS = ['ScsiPortNotification', 'ScsiPortReadPortUchar', 'ScsiPortStallExecution'];

let compiler: Promise<PreparableCompiler> | undefined;

export function specCompiler(): Promise<PreparableCompiler> {
  compiler ??= readAssets().then((assets) =>
    createCompiler({ ...assets, headers: [MINIPORT], imports: IMPORTS }),
  );
  return compiler;
}

export async function compile(...sources: SourceFile[]): Promise<CompileResult> {
  return (await specCompiler()).compile(sources);
}

export async function moduleOf(...sources: SourceFile[]): Promise<WebAssembly.Module> {
  const result = await compile(...sources);
  expect(result.diagnostics).toEqual([]);
  if (!result.ok) throw new Error('not compiled');
  return WebAssembly.compile(result.module);
}

export async function onlyDiagnostic(...sources: SourceFile[]): Promise<Diagnostic> {
  const { diagnostics } = await compile(...sources);
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0] as Diagnostic;
}

export function importNames(module: WebAssembly.Module): string[] {
  return WebAssembly.Module.imports(module).map(({ module: from, name }) => {
    expect(from).toBe('env');
    return name;
  });
}

/** Instantiates a module with hooks that do nothing, and calls its DriverEntry. */
export function run(
  module: WebAssembly.Module,
  routines: Record<string, (...args: number[]) => number>,
): unknown {
  const env = Object.fromEntries([...HOOK_NAMES.map((name) => [name, () => 0]), ...Object.entries(routines)]);
  const { exports } = new WebAssembly.Instance(module, { env });
  const { __wasm_call_ctors, DriverEntry } = exports;
  (__wasm_call_ctors as () => void)();
  return (DriverEntry as (driver: number, path: number) => number)(0, 0);
}

export function columns(start: number, end: number, lineNumber = 3): Range {
  return { start: { line: lineNumber, column: start }, end: { line: lineNumber, column: end } };
}
