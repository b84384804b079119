/** The C toolchain in Node: reads Clang from the installed package and our headers from `sandbox/include`. */

import { readdir, readFile } from 'node:fs/promises';
import { ROUTINE_NAMES } from '../scsiport/routine-names.ts';
import type { SourceFile } from '../toolchain/compiler.ts';
import {
  type CompilerAssets,
  createCompiler,
  type PreparableCompiler,
} from '../toolchain/create-compiler.ts';
import { freestandingHeaders } from '../toolchain/resources.ts';

const PACKAGE = new URL('../../node_modules/@yowasp/clang/gen/', import.meta.url);
const INCLUDE = new URL('../include/', import.meta.url);

/** Takes about a second, most of it V8's compilation of 75 MB of WebAssembly. */
export async function createNodeCompiler(): Promise<PreparableCompiler> {
  return createCompiler(await readAssets());
}

export async function readAssets(): Promise<CompilerAssets> {
  const [core, resources, headers] = await Promise.all([
    readFile(new URL('llvm.core.wasm', PACKAGE)).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL('llvm-resources.tar', PACKAGE)),
    readHeaders(),
  ]);
  return { core, resourceHeaders: freestandingHeaders(resources), headers, imports: ROUTINE_NAMES };
}

async function readHeaders(): Promise<SourceFile[]> {
  const names = (await readdir(INCLUDE)).filter((name) => name.endsWith('.h')).sort();
  return Promise.all(
    names.map(async (path) => ({ path, text: await readFile(new URL(path, INCLUDE), 'utf8') })),
  );
}
