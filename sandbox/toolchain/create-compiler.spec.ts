import { beforeAll, describe, expect, it } from 'vitest';
import { readAssets } from '../cli/node-toolchain.ts';
import type { CompileResult, Compiler, Diagnostic, Range, SourceFile } from './compiler.ts';
import { createCompiler } from './create-compiler.ts';
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
const DRIVER: SourceFile = {
  path: 'driver.c',
  text: '#include <miniport.h>\nULONG DriverEntry(PVOID Driver, PVOID Path) { return HwScsiInterrupt(Path); }\n',
};

/** The learner's file, with `statements` on its third line. */
function interrupt(statements: string): SourceFile {
  return {
    path: 'interrupt.c',
    text: `#include "miniport.h"\nBOOLEAN HwScsiInterrupt(PVOID DeviceExtension) {\n${statements}\nreturn 1; }\n`,
  };
}

let compiler: Compiler;

beforeAll(async () => {
  const assets = await readAssets();
  const imports = ['ScsiPortNotification', 'ScsiPortReadPortUchar', 'ScsiPortStallExecution'];
  compiler = createCompiler({ ...assets, headers: [MINIPORT], imports });
});

async function compile(...sources: SourceFile[]): Promise<CompileResult> {
  return compiler.compile(sources);
}

async function moduleOf(...sources: SourceFile[]): Promise<WebAssembly.Module> {
  const result = await compile(...sources);
  expect(result.diagnostics).toEqual([]);
  if (!result.ok) throw new Error('not compiled');
  return WebAssembly.compile(result.module);
}

async function onlyDiagnostic(...sources: SourceFile[]): Promise<Diagnostic> {
  const { diagnostics } = await compile(...sources);
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0] as Diagnostic;
}

function importNames(module: WebAssembly.Module): string[] {
  return WebAssembly.Module.imports(module).map(({ module: from, name }) => {
    expect(from).toBe('env');
    return name;
  });
}

/** Instantiates a module with hooks that do nothing, and calls its DriverEntry. */
function run(module: WebAssembly.Module, routines: Record<string, (...args: number[]) => number>): unknown {
  const env = Object.fromEntries([...HOOK_NAMES.map((name) => [name, () => 0]), ...Object.entries(routines)]);
  const { exports } = new WebAssembly.Instance(module, { env });
  const { __wasm_call_ctors, DriverEntry } = exports;
  (__wasm_call_ctors as () => void)();
  return (DriverEntry as (driver: number, path: number) => number)(0, 0);
}

function columns(start: number, end: number, lineNumber = 3): Range {
  return { start: { line: lineNumber, column: start }, end: { line: lineNumber, column: end } };
}

describe('a compiled program', () => {
  it('runs, its files linked to one module', async () => {
    const module = await moduleOf(DRIVER, interrupt('return ScsiPortReadPortUchar((PUCHAR)0x330) + 1;'));
    expect(run(module, { ScsiPortReadPortUchar: (port) => (port === 0x330 ? 41 : 0) })).toBe(42);
  });

  it('exports its entry, memory of 2 MiB, table, stack pointer and where its data ends', async () => {
    const module = await moduleOf(DRIVER, interrupt(''));
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set([
        'DriverEntry',
        'memory',
        '__indirect_function_table',
        '__stack_pointer',
        '__heap_base',
        '__data_end',
        '__wasm_call_ctors',
      ]),
    );
    const { exports } = new WebAssembly.Instance(module, { env: {} });
    const { memory, __stack_pointer, __data_end } = exports;
    expect((memory as WebAssembly.Memory).buffer.byteLength).toBe(2 * 1024 * 1024);
    expect(() => (memory as WebAssembly.Memory).grow(1)).toThrow(RangeError);
    expect((__stack_pointer as WebAssembly.Global).value).toBe(80 * 1024);
    expect((__data_end as WebAssembly.Global).value).toBeGreaterThanOrEqual(80 * 1024);
  });

  it('imports only routines and hooks it uses', async () => {
    const body =
      'UCHAR Data[4]; LONGLONG Big = 1; for (int i = 0; i < 4; i++) Data[i] = (UCHAR)(Big + i); return Data[3];';
    const names = importNames(await moduleOf(DRIVER, interrupt(body)));
    expect(names).toContain('__asan_store1_noabort');
    expect(names).toContain('__asan_set_shadow_f1');
    expect(names.filter((name) => !HOOK_NAMES.includes(name))).toEqual([]);
  });

  it('has only opcodes of the MVP: no feature is recorded but mutable globals', async () => {
    const body =
      'struct { UCHAR a[40]; } s = {{0}}, t; t = s; return (BOOLEAN)(signed char)t.a[DeviceExtension != 0];';
    const module = await moduleOf(DRIVER, interrupt(body));
    const [features] = WebAssembly.Module.customSections(module, 'target_features');
    expect(new TextDecoder().decode(features).replace(/[^\w+-]/g, '')).toBe('+mutable-globals');
  });

  it('carries function names and DWARF 4 with the bare file names', async () => {
    const module = await moduleOf(DRIVER, interrupt(''));
    const text = (section: string): string =>
      new TextDecoder('latin1').decode(WebAssembly.Module.customSections(module, section)[0]);
    expect(text('name')).toContain('HwScsiInterrupt');
    expect(text('.debug_line')).toContain('interrupt.c');
    expect(text('.debug_line')).not.toContain('/src');
    expect(
      new DataView(WebAssembly.Module.customSections(module, '.debug_line')[0] as ArrayBuffer).getUint16(
        4,
        true,
      ),
    ).toBe(4);
  });

  it('registers its global variables with their redzones', async () => {
    const body = 'static ULONG Table[3]; return Table[DeviceExtension != 0];';
    const module = await moduleOf(DRIVER, interrupt(body));
    let count = 0;
    run(module, {
      __asan_register_globals: (_array, n = 0) => {
        count += n;
        return 0;
      },
    });
    expect(count).toBe(1);
  });

  it('is the same bytes for the same sources', async () => {
    const first = await compile(DRIVER, interrupt('return 1;'));
    const other = await compile(DRIVER, interrupt('return 2;'));
    const again = await compile(DRIVER, interrupt('return 1;'));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('sees C as 32-bit Windows does', async () => {
    const body =
      '_Static_assert(sizeof(long) == 4 && sizeof(void *) == 4 && sizeof(L"a") == 4 && (WCHAR)-1 > 0, "");' +
      'struct B { UCHAR a : 4; ULONG b : 4; }; _Static_assert(sizeof(struct B) == 8, "");' +
      '#\n#ifndef _X86_\n#error\n#endif\n';
    await moduleOf(DRIVER, interrupt(body.replace('#\n', '\n')));
  });

  it('has no arrays of variable length, as with the compiler of the WDK', async () => {
    const diagnostic = await onlyDiagnostic(
      DRIVER,
      interrupt('ULONG n = 3; UCHAR v[n]; v[0] = 1; return v[0];'),
    );
    expect(diagnostic).toMatchObject({ severity: 'error', option: '-Wvla' });
  });

  it('takes the freestanding headers of C', async () => {
    const headers = [
      'stddef',
      'stdarg',
      'stdint',
      'stdbool',
      'limits',
      'float',
      'iso646',
      'stdalign',
      'stdnoreturn',
    ];
    const text = headers.map((name) => `#include <${name}.h>\n`).join('');
    await moduleOf(DRIVER, interrupt(''), { path: 'headers.c', text });
  });

  it('notices a changed header', async () => {
    const value = (n: number): SourceFile => ({ path: 'value.h', text: `#define VALUE ${n}\n` });
    const source = interrupt('\n#include "value.h"\nreturn VALUE;');
    expect(run(await moduleOf(value(3), DRIVER, source), {})).toBe(3);
    expect(run(await moduleOf(value(4), DRIVER, source), {})).toBe(4);
  });
});

describe('idiomatic driver code compiles without a warning', () => {
  it.each([
    ['a header in other letter case', '\n#include "Miniport.h"\n'],
    ['a pool tag', "ULONG Tag = '1ABC'; if (Tag == 0) return 0;"],
    ['a register read for its side effect', 'UCHAR Junk; Junk = ScsiPortReadPortUchar((PUCHAR)8);'],
    ["Microsoft's pragmas", '\n#pragma warning(disable: 4100)\n#pragma prefast(suppress: 28138)\n'],
    [
      'a fall-through said in a comment',
      'switch (Junk()) { case 1: Junk();\n// fall through\ncase 2: Junk(); }',
    ],
    ['the same in capitals', 'switch (Junk()) { case 1: Junk(); /* FALLTHRU */\ndefault: Junk(); }'],
    ['a zeroed structure', 'struct { ULONG a, b; } s = {0}; return (BOOLEAN)s.a;'],
  ])('%s', async (_name, statements) => {
    const helper = 'static int Junk(void) { return 1; }\n';
    const source = interrupt(statements);
    await moduleOf(DRIVER, { ...source, text: (statements.includes('Junk()') ? helper : '') + source.text });
  });
});

describe('a diagnostic', () => {
  it('of a misspelt routine proposes the right one', async () => {
    const diagnostic = await onlyDiagnostic(DRIVER, interrupt('  ScsiPortNotificaton(1, 0);'));
    expect(diagnostic).toMatchObject({
      file: 'interrupt.c',
      range: columns(3, 22),
      severity: 'error',
      option: '-Wimplicit-function-declaration',
    });
    expect(diagnostic.related[0]?.message).toBe("did you mean 'ScsiPortNotification'?");
    expect(diagnostic.related[1]).toMatchObject({
      file: 'miniport.h',
      range: columns(6, 26, 4),
      fixIts: [{ file: 'interrupt.c', range: columns(3, 22), text: 'ScsiPortNotification' }],
    });
  });

  it('of a routine nobody has stands at its call', async () => {
    const statements = '/* RoutineOfNobody(1) */ char *s = "RoutineOfNobody"; if (s) RoutineOfNobody(1);';
    const start = statements.lastIndexOf('RoutineOfNobody') + 1;
    expect(await onlyDiagnostic(DRIVER, interrupt(statements))).toMatchObject({
      file: 'interrupt.c',
      range: columns(start, start + 15),
      severity: 'error',
      message: expect.stringContaining("undefined symbol 'RoutineOfNobody'"),
    });
  });

  it('names both files of a routine defined twice', async () => {
    const diagnostic = await onlyDiagnostic(DRIVER, interrupt(''), { ...interrupt(''), path: 'second.c' });
    expect(diagnostic).toMatchObject({ file: 'second.c', message: "duplicate symbol 'HwScsiInterrupt'" });
    expect(diagnostic.related).toMatchObject([{ file: 'interrupt.c', range: columns(9, 24, 2) }]);
  });

  it('catches a call with other parameters than the definition has', async () => {
    const liar = {
      path: 'liar.c',
      text: 'int DriverEntry(int, int); int HwScsiInterrupt(int a, int b);\nint f(void); int f(void) { return HwScsiInterrupt(1, 2); }\nint DriverEntry(int a, int b) { return f(); }\n',
    };
    expect(await onlyDiagnostic(interrupt(''), liar)).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('HwScsiInterrupt'),
    });
  });

  it('says that DriverEntry is missing', async () => {
    for (const sources of [[interrupt('')], []]) {
      expect(await onlyDiagnostic(...sources)).toMatchObject({
        message: expect.stringContaining('DriverEntry'),
      });
    }
  });

  it.each([
    ['a missing header', '\n#include <nope.h>', "'nope.h' file not found", columns(10, 18, 4)],
    ['#error', '\n#error stop "here"', 'stop "here"', columns(2, 7, 4)],
    [
      'a pointer from an integer',
      'PUCHAR p = 5; if (p) return 0;',
      expect.stringContaining('integer to pointer'),
      columns(8, 9),
    ],
    [
      'a wrong function pointer',
      'void (*f)(int) = HwScsiInterrupt; if (f) return 0;',
      expect.stringContaining('function pointer'),
      columns(8, 9),
    ],
    [
      'a name after text that is not ASCII',
      '/* é 日本 𝒳 */ nothing;',
      "use of undeclared identifier 'nothing'",
      columns(15, 22),
    ],
    [
      'a missing semicolon at the end of a line',
      'ScsiPortStallExecution(1)',
      "expected ';' after expression",
      columns(26, 26),
    ],
  ])('of %s stands where it belongs', async (_name, statements, message, range) => {
    const diagnostic = await onlyDiagnostic(DRIVER, interrupt(statements));
    expect(diagnostic).toMatchObject({ file: 'interrupt.c', severity: 'error', message, range });
  });

  it('has lines and columns of CRLF files right', async () => {
    const source = interrupt('\tnothing;');
    const diagnostic = await onlyDiagnostic(DRIVER, {
      ...source,
      text: source.text.replaceAll('\n', '\r\n'),
    });
    expect(diagnostic.range).toEqual(columns(2, 9));
  });

  it('carries the edit that would mend it', async () => {
    const { diagnostics } = await compile(DRIVER, interrupt('int é = 1, b; if (b = é) return 0'));
    const missing = diagnostics.find(({ message }) => message.startsWith("expected ';'"));
    expect(missing?.fixIts).toEqual([{ file: 'interrupt.c', range: columns(34, 34), text: ';' }]);
    const assignment = diagnostics.find(({ option }) => option === '-Wparentheses');
    expect(assignment?.range).toEqual(columns(19, 24));
    expect(assignment?.related.map(({ fixIts }) => fixIts.map(({ text }) => text))).toEqual([
      ['(', ')'],
      ['=='],
    ]);
  });

  it('of an unterminated comment, of a file that is not C, of an empty file', async () => {
    const unterminated = await compile(DRIVER, interrupt('/* no end'));
    expect(unterminated.diagnostics[0]).toMatchObject({
      message: 'unterminated /* comment',
      range: columns(1, 2),
    });
    expect((await compile(DRIVER, { path: 'x.c', text: '\0\u{1F600}\\ "' })).ok).toBe(false);
    expect((await compile(DRIVER, interrupt(''), { path: 'empty.c', text: '' })).ok).toBe(true);
  });

  it('stops after fifty errors, and says so', async () => {
    const { diagnostics } = await compile(DRIVER, interrupt('nothing;\n'.repeat(1000)));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(51);
    expect(diagnostics.at(-1)?.message).toMatch(/^too many errors/);
  });

  it('in a shared header appears once', async () => {
    const header = {
      path: 'shared.h',
      text: 'static inline int Odd(int a) { if (a = 1) return 1; return 0; }\n',
    };
    const includes = (source: SourceFile): SourceFile => ({
      ...source,
      text: `#include "Shared.h"\n${source.text}`,
    });
    const { diagnostics } = await compile(header, includes(DRIVER), includes(interrupt('')));
    expect(diagnostics.map(({ file, option }) => [file, option])).toEqual([['shared.h', '-Wparentheses']]);
  });

  it('of a routine that returns nothing is an error', async () => {
    const source = {
      path: 'interrupt.c',
      text: '#include <miniport.h>\nBOOLEAN HwScsiInterrupt(PVOID x) { }\n',
    };
    expect(await onlyDiagnostic(DRIVER, source)).toMatchObject({
      severity: 'error',
      option: '-Wreturn-type',
    });
  });
});

describe('diagnose', () => {
  it('finds what compile finds, in one file', async () => {
    const sources = [DRIVER, interrupt('ULONG a; if (a = 1) nothing;')];
    const diagnostics = await compiler.diagnose(sources, 'interrupt.c');
    expect(diagnostics).toHaveLength(2);
    expect((await compiler.compile(sources)).diagnostics).toEqual(diagnostics);
    expect(await compiler.diagnose(sources, 'driver.c')).toEqual([]);
  });
});

describe('a compiler', () => {
  it('throws CompilerCrash when LLVM breaks, and works again after', async () => {
    const tooDeep = interrupt(`return ${'~'.repeat(50_000)}1;`);
    await expect(compile(DRIVER, tooDeep)).rejects.toMatchObject({ name: 'CompilerCrash' });
    expect((await compile(DRIVER, interrupt(''))).ok).toBe(true);
  });

  it('reports what only the backend finds', async () => {
    const diagnostic = await onlyDiagnostic(DRIVER, interrupt('__asm__("bogus");'));
    expect(diagnostic).toMatchObject({ severity: 'error', message: 'invalid instruction' });
  });

  it('does not begin when its signal has fired', async () => {
    const signal = AbortSignal.abort();
    await expect(compiler.compile([DRIVER], signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(compiler.diagnose([DRIVER], 'driver.c', signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
