import { commands, runLLVM } from '@yowasp/clang';
import { describe, expect, it } from 'vitest';
import { readAssets } from '../cli/node-toolchain.ts';
import { compileArguments } from './clang.ts';
import { createCompiler } from './create-compiler.ts';
import { MemoryFileSystem } from './file-system.ts';
import { Llvm } from './llvm.ts';

const VALID = `#include <stddef.h>
struct Queue { unsigned char bytes[16]; unsigned head : 4, tail : 4; };
static struct Queue queue;
static const char *const names[] = { "idle", "busy" };
int DriverEntry(int byte, int unused) {
  struct Queue copy = queue;
  copy.bytes[copy.tail++] = (unsigned char)byte;
  queue = copy;
  return names[byte & 1][0] + (int)offsetof(struct Queue, bytes) + queue.tail;
}
`;

const FAULTY = `struct s { int a; };
int f(struct s *p, unsigned u) {
\tint x; /* \u00e9\u65e5 */ char *q = p->b;
  if (x = u) { return u[3] }
  undeclared(q); return;
}
int f(int);
`;

/** The driver's spellings of the options that matter for diagnostics. */
const DRIVER_OPTIONS = [
  '--target=wasm32-unknown-unknown',
  '-ffreestanding',
  '-fms-extensions',
  '-std=gnu17',
  '-Wall',
  '-Wextra',
];

async function stderrOfClang(args: string[], files: Record<string, string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  const stderr = (bytes: Uint8Array | null): void => {
    if (bytes !== null) chunks.push(bytes.slice());
  };
  await Promise.resolve(commands.clang(args, files, { stderr, fetchProgress: () => {} })).catch(() => {});
  return new TextDecoder().decode(Buffer.concat(chunks));
}

describe("our host of Clang gives what the package's own gives", () => {
  it('the same object file, byte for byte', async () => {
    const assets = await readAssets();
    const args = compileArguments('interrupt.c', '/out/object');
    const files = new MemoryFileSystem();
    for (const { path, text } of assets.resourceHeaders) {
      files.addFile(`/resource/${path}`, new TextEncoder().encode(text));
    }
    files.addFile('/src/interrupt.c', new TextEncoder().encode(VALID));
    files.addDirectory('/out');
    expect(new Llvm(assets.core).run(args, files)).toEqual({ exitCode: 0, stderr: '' });

    const resource = Object.fromEntries(assets.resourceHeaders.map(({ path, text }) => [path, text]));
    const tree = { src: { 'interrupt.c': VALID }, resource, include: {}, out: {} };
    const result = await runLLVM(args, tree, { fetchProgress: () => {}, decodeASCII: false });
    expect(Object(result).out).toEqual({ object: files.read('/out/object') });
  });

  it('the same messages at the same places', async () => {
    const compiler = createCompiler({ ...(await readAssets()), headers: [], imports: [] });
    const ours = await compiler.diagnose([{ path: 'a.c', text: FAULTY }], 'a.c');
    const text = await stderrOfClang(['-fsyntax-only', ...DRIVER_OPTIONS, 'a.c'], {
      'a.c': FAULTY,
    });
    const theirs = [
      ...text.matchAll(/^a\.c:(\d+):\d+: (error|warning): (.*?)(?: \[(?:-Werror,)?(-W[^\]]*)\])?$/gm),
    ];
    expect(theirs.length).toBeGreaterThan(4);
    expect(
      ours.map(({ range, severity, message, option }) => [range.start.line, severity, message, option]),
    ).toEqual(theirs.map(([, line, severity, message, option]) => [Number(line), severity, message, option]));
  });
});
