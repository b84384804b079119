import { describe, expect, it } from 'vitest';
import type { SourceFile } from './compiler.ts';
import { columns, compile, DRIVER, interrupt, onlyDiagnostic } from './create-compiler.fixture.ts';

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
