import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { compileModule } from './compile.fixture.ts';
import { readLineTable } from './dwarf-lines.ts';
import { readBody } from './function-body.ts';
import { instrument } from './instrument.ts';
import { Opcode } from './opcodes.ts';
import { readModule, UnsupportedModule, writeModule } from './wasm-module.ts';

describe('numbers', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.integer(), (unsigned, signed) => {
        const reader = new ByteReader(new ByteWriter().uleb(unsigned).sleb(signed).finish());
        expect([reader.uleb(), reader.sleb(), reader.done]).toEqual([unsigned, signed, true]);
      }),
    );
  });

  test('may be padded, as wasm-ld pads what it relocates', () => {
    expect(new ByteReader(Uint8Array.of(0x83, 0x80, 0x80, 0x80, 0x00)).uleb()).toBe(3);
    expect(new ByteReader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f)).sleb()).toBe(-1);
  });
});

describe('a linked module', () => {
  test('is written back with the same sections', async () => {
    const linked = await compileModule({ 'a.c': 'EXPORT(one) int one(void) { return 1; }' });
    const module = readModule(linked);
    const again = readModule(writeModule(module.sections));
    expect([...again.sections]).toEqual([...module.sections]);
    expect(WebAssembly.validate(writeModule(module.sections))).toBe(true);
  });

  test('instrumented twice gives the same bytes', async () => {
    const linked = await compileModule({ 'a.c': 'EXPORT(one) int one(int *p) { return *p; }' });
    expect(instrument(linked).bytes).toEqual(instrument(linked).bytes);
  });

  test('has each function body end with an end', async () => {
    const linked = await compileModule({
      'a.c':
        'EXPORT(f) double f(float a, LONGLONG b, int c) { switch (c) { case 1: return a; case 2: return b; case 3: return 0.5; } return c * 1e9; }',
    });
    const module = readModule(linked);
    for (const range of module.bodies)
      expect(readBody(module.code, range).instructions.at(-1)).toMatchObject({
        opcode: Opcode.end,
        end: range.end,
      });
  });

  test('is refused when it is none, or has opcodes after the MVP', () => {
    expect(() => readModule(Uint8Array.of(1, 2, 3))).toThrow(UnsupportedModule);
    // No locals; i32.extend8_s (sign-extension proposal).
    const body = Uint8Array.of(0x00, 0x41, 0x00, 0xc0, 0x0b);
    expect(() => readBody(body, { start: 0, end: body.length })).toThrow('opcode 0xc0');
  });
});

describe('the line table', () => {
  test('has the rows of every file by rising address, and none of routines the linker dropped', async () => {
    const linked = await compileModule({
      'a.c': 'int twice(int x);\nEXPORT(f) int f(int x)\n{\n  return twice(x);\n}\n',
      'sub/b.c':
        'static int dropped(void) { return 1; }\nint never(void) { return dropped(); }\nint twice(int x) {\n  return 2 * x; }\n',
    });
    const module = readModule(linked);
    const rows = readLineTable(module.custom.get('.debug_line'), module.code.length);
    const lines = rows
      .filter(({ file, line }) => file !== 'entry.c' && line > 0)
      .map(({ file, line }) => `${file}:${line}`);
    expect([...new Set(lines)]).toEqual(['a.c:3', 'a.c:4', 'sub/b.c:3', 'sub/b.c:4']);
    expect(rows.map(({ address }) => address)).toEqual(
      rows.map(({ address }) => address).sort((a, b) => a - b),
    );
    expect(rows.filter(({ file, prologueEnd }) => file === 'a.c' && prologueEnd)).toMatchObject([
      { line: 4 },
    ]);
  });

  test('is empty without debug information', () => {
    expect(readLineTable(undefined, 100)).toEqual([]);
  });
});
