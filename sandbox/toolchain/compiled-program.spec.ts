import { describe, expect, it } from 'vitest';
import type { SourceFile } from './compiler.ts';
import {
  compile,
  DRIVER,
  importNames,
  interrupt,
  moduleOf,
  onlyDiagnostic,
  run,
} from './create-compiler.fixture.ts';
import { HOOK_NAMES } from './hook-names.ts';

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
