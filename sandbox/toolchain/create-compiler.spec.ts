import { beforeAll, describe, expect, it } from 'vitest';
import type { Compiler } from './compiler.ts';
import { compile, DRIVER, interrupt, onlyDiagnostic, specCompiler } from './create-compiler.fixture.ts';

let compiler: Compiler;

beforeAll(async () => {
  compiler = await specCompiler();
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
