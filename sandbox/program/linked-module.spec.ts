import { describe, expect, test } from 'vitest';
import { compileModule } from './compile.fixture.ts';
import { instrument } from './instrument.ts';
import { UnsupportedModule } from './wasm-module.ts';

describe('a module that no C is compiled to is refused', () => {
  test.each<[string, string]>([
    ['sets a global past its own', '__asm__ volatile("i32.const 0\\n.byte 0x24, 1");'],
    ['sets a local past its own', '__asm__ volatile("i32.const 0\\n.byte 0x21, 0x40");'],
    ['leaves by a label past its own', '__asm__ volatile(".byte 0x0c, 1");'],
    [
      'hides code behind a later proposal’s memory index',
      '__asm__ volatile("i32.const 0\\n.byte 0x28, 0x42, 0, 0, 0x1a");',
    ],
  ])('%s', async (_, statement) => {
    const linked = await compileModule({ 'a.c': `EXPORT(f) void f(void) { ${statement} }` });
    expect(() => instrument(linked)).toThrow(UnsupportedModule);
  });

  test.each<[string, string]>([
    ['exports a name of ours', 'EXPORT($fuel) void f(void) {}'],
    [
      'imports our routines',
      '__attribute__((import_module("instrument"), import_name("fuelExhausted"))) void f(void); EXPORT(g) void g(void) { f(); }',
    ],
    [
      'imports a routine with other than words',
      'IMPORT(Wide) LONGLONG Wide(double x); EXPORT(g) int g(void) { return (int)Wide(1); }',
    ],
  ])('%s', async (_, text) => {
    const linked = await compileModule({ 'a.c': text });
    expect(() => instrument(linked)).toThrow(UnsupportedModule);
  });
});
