/** Links object files to the learner's module, and says where in the sources a linker's complaint belongs. */

import type { Diagnostic, RelatedPlace, SourceFile } from './compiler.ts';
import { MemoryFileSystem } from './file-system.ts';
import { findIdentifier } from './find-identifier.ts';
import { HOOK_NAMES } from './hook-names.ts';
import type { Llvm } from './llvm.ts';

/** The module's memory is of fixed size: 32 pages. */
export const MEMORY_SIZE = 2 * 1024 * 1024;
/** The first 64 KiB stay unused, so that a null pointer, and a stack that runs over, hit nothing of the program. */
export const NULL_REGION_SIZE = 64 * 1024;
/** The stack stands above the null region and grows down towards it. */
export const STACK_SIZE = 16 * 1024;

const ENTRY = 'DriverEntry';
const OUTPUT = '/out/program.wasm';
const IMPORTS = '/link/imports';

const NO_ENTRY = `symbol exported via --export not found: ${ENTRY}`;
const NOWHERE = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

export interface ObjectFile {
  readonly source: SourceFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type LinkResult =
  | { readonly ok: true; readonly module: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * @param routines names that may be left undefined and become imports of module `env`, beside {@link HOOK_NAMES}
 * @throws CompilerCrash
 */
export function link(llvm: Llvm, objects: readonly ObjectFile[], routines: readonly string[]): LinkResult {
  if (objects.length === 0)
    return { ok: false, diagnostics: linkerDiagnostics(`wasm-ld: error: ${NO_ENTRY}`, []) };
  const files = new MemoryFileSystem();
  files.addDirectory('/out');
  files.addFile(IMPORTS, new TextEncoder().encode([...routines, ...HOOK_NAMES].join('\n')));
  const paths = objects.map(({ source, bytes }, index) => {
    const path = `/${index}/${source.path}.o`;
    files.addFile(path, bytes);
    return path;
  });
  const { exitCode, stderr } = llvm.run(
    [
      'wasm-ld',
      '--no-entry',
      ...[ENTRY, '__stack_pointer', '__heap_base', '__data_end', '__wasm_call_ctors'].map(
        (symbol) => `--export=${symbol}`,
      ),
      '--export-table',
      // What makes an exported __stack_pointer legal; every engine has had it since 2018.
      '--features=mutable-globals',
      '--stack-first',
      '-z',
      `stack-size=${NULL_REGION_SIZE + STACK_SIZE}`,
      `--initial-memory=${MEMORY_SIZE}`,
      `--max-memory=${MEMORY_SIZE}`,
      `--allow-undefined-file=${IMPORTS}`,
      // On x86 a call with other parameters than the definition's is caught by the decorated name, `_Routine@8`.
      '--fatal-warnings',
      '--error-limit=0',
      '--threads=1',
      '-o',
      OUTPUT,
      ...paths,
    ],
    files,
  );
  if (exitCode === 0) return { ok: true, module: files.read(OUTPUT) };
  return { ok: false, diagnostics: linkerDiagnostics(stderr, objects) };
}

/** @param output wasm-ld's standard error; object files are named `/<index>/<source path>.o` */
function linkerDiagnostics(output: string, objects: readonly ObjectFile[]): Diagnostic[] {
  const sourceOf = (path: string): SourceFile | undefined =>
    objects[Number(/^\/(\d+)\//.exec(path)?.[1] ?? Number.NaN)]?.source;
  const diagnostics = new Map<string, Diagnostic>();
  // A message may go on in lines that begin with ">>>".
  for (const message of output.split(/\n(?!>>>)/)) {
    const text = /^wasm-ld: (?:error|warning): ([\s\S]*)$/.exec(message)?.[1];
    if (text === undefined) continue;
    const diagnostic = linkerDiagnostic(text, objects, sourceOf);
    diagnostics.set(JSON.stringify([diagnostic.file, diagnostic.message]), diagnostic);
  }
  return [...diagnostics.values()];
}

function linkerDiagnostic(
  text: string,
  objects: readonly ObjectFile[],
  sourceOf: (path: string) => SourceFile | undefined,
): Diagnostic {
  const firstSource = objects[0]?.source;
  const undefinedSymbol = /^(\S.*): undefined symbol: (\S+)/.exec(text);
  if (undefinedSymbol !== null) {
    const [, path = '', symbol = ''] = undefinedSymbol;
    const message = `undefined symbol '${symbol}': it is declared, but no file defines it and no such routine can be imported`;
    return error(message, usePlace(sourceOf(path) ?? firstSource, symbol));
  }
  const twice = /^duplicate symbol: (\S+)\n>>> defined in (.+)\n>>> defined in (.+)/.exec(text);
  if (twice !== null) {
    const [, symbol = '', first = '', second = ''] = twice;
    const place = definitionPlace(sourceOf(second) ?? firstSource, symbol);
    const earlier = definitionPlace(sourceOf(first) ?? firstSource, symbol);
    return error(`duplicate symbol '${symbol}'`, place, [
      { ...earlier, message: `'${symbol}' is also defined here`, fixIts: [] },
    ]);
  }
  const mismatch =
    /^function signature mismatch: (\S+)\n>>> defined as (.+) in (.+)\n>>> defined as (.+) in (.+)/.exec(
      text,
    );
  if (mismatch !== null) {
    const [, symbol = '', , first = '', , second = ''] = mismatch;
    const place = usePlace(sourceOf(second) ?? sourceOf(first) ?? firstSource, symbol);
    return error(`'${symbol}' is declared with other parameters or another result than elsewhere`, place);
  }
  if (text === NO_ENTRY) {
    const message = `no file defines '${ENTRY}', the routine the system calls first`;
    return error(message, { file: firstSource?.path ?? '', range: NOWHERE });
  }
  return error(text, { file: firstSource?.path ?? '', range: NOWHERE });
}

function error(
  message: string,
  place: Pick<Diagnostic, 'file' | 'range'>,
  related: readonly RelatedPlace[] = [],
): Diagnostic {
  return { ...place, severity: 'error', message, fixIts: [], related };
}

function usePlace(source: SourceFile | undefined, symbol: string): Pick<Diagnostic, 'file' | 'range'> {
  const all = findIdentifier(source?.text ?? '', symbol);
  const use = all.find(({ inBraces }) => inBraces) ?? all[0];
  return { file: source?.path ?? '', range: use?.range ?? NOWHERE };
}

function definitionPlace(source: SourceFile | undefined, symbol: string): Pick<Diagnostic, 'file' | 'range'> {
  const all = findIdentifier(source?.text ?? '', symbol);
  // Prototypes stand before the definition.
  const definition = all.findLast(({ inBraces }) => !inBraces) ?? all[0];
  return { file: source?.path ?? '', range: definition?.range ?? NOWHERE };
}
