/** The {@link Compiler} made of Clang and wasm-ld in one WebAssembly module; the same in the browser and in Node. */

import {
  checkArguments,
  compileArguments,
  INCLUDE_DIRECTORY,
  RESOURCE_DIRECTORY,
  SOURCE_DIRECTORY,
} from './clang.ts';
import type { CompileResult, Compiler, Diagnostic, SourceFile } from './compiler.ts';
import { CompilerCrash } from './compiler-crash.ts';
import { isCommentedFallThrough } from './fall-through.ts';
import { MemoryFileSystem } from './file-system.ts';
import { link, type ObjectFile } from './linker.ts';
import { Llvm } from './llvm.ts';
import { parseDiagnostics } from './parse-diagnostics.ts';

export interface CompilerAssets {
  /** `llvm.core.wasm` of `@yowasp/clang`, compiled. */
  readonly core: WebAssembly.Module;
  /** Clang's own headers, from `freestandingHeaders`. */
  readonly resourceHeaders: readonly SourceFile[];
  /** The WDK's headers, `sandbox/include`. */
  readonly headers: readonly SourceFile[];
  /** Routines a program may call without defining them; they become imports of module `env`. */
  readonly imports: readonly string[];
}

export interface PreparableCompiler extends Compiler {
  /** Gets instances of the module ready for the next call, some 10 ms each: for when nobody waits. */
  prepare(): void;
  /**
   * Compiles the file at `path` ahead, so that it need not be when a program with this file and these headers is.
   * @throws CompilerCrash
   */
  precompile(sources: readonly SourceFile[], path: string): void;
}

interface Compilation {
  readonly key: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the source has errors. */
  readonly object?: ObjectFile;
}

const encoder = new TextEncoder();

/** A `.c` file that another file includes is part of that one's meaning. */
const INCLUDES_SOURCE = /^[ \t]*#[ \t]*include[ \t]*["<][^">\n]*\.c[">]/im;

/** Compiling throws CompilerCrash when LLVM itself breaks; the next call works again. */
export function createCompiler(assets: CompilerAssets): PreparableCompiler {
  const llvm = new Llvm(assets.core);
  const compilations = new Map<string, Compilation>();

  function filesFor(sources: readonly SourceFile[]): MemoryFileSystem {
    const files = new MemoryFileSystem();
    const add = (directory: string, { path, text }: SourceFile): void => {
      files.addFile(`${directory}/${path}`, encoder.encode(text));
    };
    for (const header of assets.resourceHeaders) add(RESOURCE_DIRECTORY, header);
    for (const header of assets.headers) add(INCLUDE_DIRECTORY, header);
    for (const source of sources) add(SOURCE_DIRECTORY, source);
    files.addDirectory('/out');
    return files;
  }

  function compileOne(sources: readonly SourceFile[], source: SourceFile): Compilation {
    const key = compilationKey(sources, source);
    const earlier = compilations.get(source.path);
    if (earlier?.key === key) return earlier;
    const files = filesFor(sources);
    const { exitCode, stderr } = llvm.run(compileArguments(source.path, '/out/object'), files);
    const diagnostics = readDiagnostics(stderr, source, files);
    if (exitCode !== 0 && diagnostics.every(({ severity }) => severity !== 'error')) {
      throw new CompilerCrash(`clang ended with ${exitCode}: ${stderr.trim()}`, stderr);
    }
    const compilation =
      exitCode === 0
        ? { key, diagnostics, object: { source, bytes: files.read('/out/object') } }
        : { key, diagnostics };
    compilations.set(source.path, compilation);
    return compilation;
  }

  return {
    // One for the changed file, one for the linker.
    prepare: () => llvm.prepare(2),

    precompile: (sources, path) => {
      compileOne(sources, sourceAt(sources, path));
    },

    async compile(sources, signal): Promise<CompileResult> {
      signal?.throwIfAborted();
      const diagnostics = new Map<string, Diagnostic>();
      const objects: ObjectFile[] = [];
      const translationUnits = sources.filter(({ path }) => isTranslationUnit(path));
      for (const source of translationUnits) {
        const compilation = compileOne(sources, source);
        // A header's warnings come once for each file that includes it.
        for (const diagnostic of compilation.diagnostics)
          diagnostics.set(JSON.stringify(diagnostic), diagnostic);
        if (compilation.object !== undefined) objects.push(compilation.object);
        signal?.throwIfAborted();
      }
      if (objects.length < translationUnits.length)
        return { ok: false, diagnostics: [...diagnostics.values()] };
      const linked = link(llvm, objects, assets.imports);
      signal?.throwIfAborted();
      if (!linked.ok) return { ok: false, diagnostics: [...diagnostics.values(), ...linked.diagnostics] };
      return { ok: true, module: linked.module, diagnostics: [...diagnostics.values()] };
    },

    async diagnose(sources, path, signal): Promise<readonly Diagnostic[]> {
      signal?.throwIfAborted();
      const source = sourceAt(sources, path);
      const files = filesFor(sources);
      const { stderr } = llvm.run(checkArguments(path), files);
      return readDiagnostics(stderr, source, files);
    },
  };
}

function sourceAt(sources: readonly SourceFile[], path: string): SourceFile {
  const source = sources.find((candidate) => candidate.path === path);
  if (source === undefined) throw new RangeError(`no source file '${path}'`);
  return source;
}

export function isTranslationUnit(path: string): boolean {
  return /\.c$/i.test(path);
}

/** All that a compilation of `source` can see: equal keys, equal objects. */
function compilationKey(sources: readonly SourceFile[], source: SourceFile): string {
  const headers = sources.filter(({ path }) => !isTranslationUnit(path));
  const seen = [source, ...headers].some(({ text }) => INCLUDES_SOURCE.test(text)) ? sources : headers;
  return JSON.stringify([source.text, seen.map(({ path, text }) => [path, text])]);
}

function readDiagnostics(output: string, source: SourceFile, files: MemoryFileSystem): Diagnostic[] {
  const diagnostics = parseDiagnostics(output, source.path, (path) => {
    const node = files.lookup(path);
    if (node?.kind !== 'file') return { name: path, text: '' };
    return { name: node.path.replace(/^\/[^/]+\//, ''), text: files.readText(path) };
  });
  return diagnostics.filter(
    ({ option, file, range }) =>
      option !== '-Wimplicit-fallthrough' ||
      !isCommentedFallThrough(files.readText(`${SOURCE_DIRECTORY}/${file}`), range.start),
  );
}
