import { beforeAll, describe, expect, it, vi } from 'vitest';
import { compile, DRIVER, interrupt, onlyDiagnostic, specCompiler } from './create-compiler.fixture.ts';
import type { PreparableCompiler } from './create-compiler.ts';
import { Llvm } from './llvm.ts';

let compiler: PreparableCompiler;

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

  it('has a file that was compiled ahead at once', async () => {
    const ahead = { path: 'ahead.c', text: '#include <miniport.h>\nULONG Ahead;\n' };
    const sources = [DRIVER, interrupt(''), ahead];
    compiler.precompile(sources, ahead.path);
    const run = vi.spyOn(Llvm.prototype, 'run');
    expect((await compiler.compile(sources)).ok).toBe(true);
    const told = run.mock.calls.map(([args]) => args.join(' '));
    run.mockRestore();
    expect(told.filter((line) => line.includes('clang') && line.includes(ahead.path))).toEqual([]);
    expect(told).not.toEqual([]);
  });

  it('does not begin when its signal has fired', async () => {
    const signal = AbortSignal.abort();
    await expect(compiler.compile([DRIVER], signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(compiler.diagnose([DRIVER], 'driver.c', signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
