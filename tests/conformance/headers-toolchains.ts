/** The two compilers that the headers test puts side by side: ours for wasm32, and mingw-w64's for 32-bit Windows. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, Exit, type Tree } from '@yowasp/clang';

const include = new URL('../../sandbox/include/', import.meta.url);

/** Every header of `sandbox/include`. */
const headers: Tree = Object.fromEntries(
  readdirSync(include)
    .filter((name) => name.endsWith('.h'))
    .map((name) => [name, readFileSync(new URL(name, include), 'utf8')]),
);

const wasmFlags = ['--target=wasm32', '-mcpu=mvp', '-O0', '-ffreestanding', '-Iinclude'].concat(
  ['-fms-extensions', '-mms-bitfields', '-fshort-wchar', '-D_WIN32', '-D_X86_'], // TOOLCHAIN: layouts of Windows
);

export interface ClangRun {
  readonly files: Tree;
  readonly stdout: string;
  readonly stderr: string;
  readonly succeeded: boolean;
}

/** Runs Clang on files of the given names; `include/` holds our headers. */
export async function clang(args: readonly string[], sources: Record<string, string>): Promise<ClangRun> {
  const decoder = new TextDecoder();
  const printed = { stdout: '', stderr: '' };
  const into = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array | null) => {
    if (bytes) printed[stream] += decoder.decode(bytes, { stream: true });
  };
  const options = { stdout: into('stdout'), stderr: into('stderr'), fetchProgress: () => {} };
  await commands.clang(undefined, {}, options); // loads the compiler once, without printing how far it is
  try {
    const files = await commands.clang([...wasmFlags, ...args], { ...sources, include: headers }, options);
    return { files: files ?? {}, ...printed, succeeded: true };
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    return { files: {}, ...printed, succeeded: false };
  }
}

/** Compiles and links one file with our headers and starts it. Everything in `exports` can be reached. */
export async function wasmInstance(source: string, exports: readonly string[]): Promise<WebAssembly.Exports> {
  const link = ['-nostdlib', '-Wl,--no-entry', ...exports.map((name) => `-Wl,--export=${name}`)];
  const run = await clang([...link, '-w', 'probe.c', '-o', 'probe.wasm'], { 'probe.c': source });
  const module = run.files['probe.wasm'];
  if (!(module instanceof Uint8Array)) throw new Error(run.stderr);
  return (await WebAssembly.instantiate(new Uint8Array(module))).instance.exports;
}

/** Runs a program of Debian's package gcc-mingw-w64-i686. */
export function mingw(program: string, args: readonly string[], input = ''): string {
  try {
    const options = { input, encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' } as const;
    return execFileSync(`i686-w64-mingw32-${program}`, args, options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new Error('This test compares with the headers of mingw-w64: install Debian’s gcc-mingw-w64-i686.');
  }
}

/** Compiles one file with mingw-w64's headers and returns the bytes of the section `.probe`. */
export function mingwProbe(source: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'headers-'));
  try {
    const [c, object, bytes] = ['probe.c', 'probe.o', 'probe.bin'].map((name) => join(folder, name));
    if (c === undefined || object === undefined || bytes === undefined) throw new Error('no folder');
    writeFileSync(c, source);
    mingw('gcc', ['-w', '-c', c, '-o', object]);
    mingw('objcopy', ['-O', 'binary', '-j', '.probe', object, bytes]);
    return new Uint8Array(readFileSync(bytes));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
