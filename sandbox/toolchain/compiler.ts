/** What the rest of the house knows of the C toolchain: sources in; diagnostics, or a wasm module with DWARF, out. */

/** One file of the learner's program. `path` is the name diagnostics and `#include "…"` use, e.g. `interrupt.c`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a source file. Line and column count from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Half-open: `end` is the first position after the range. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'note';

/** An edit Clang proposes: replace `range` of `file` by `text`. */
export interface FixIt {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** A further place that belongs to a diagnostic (Clang's notes: "declared here", "did you mean"). */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  /** Edits that belong to this note alone; two notes of one diagnostic are alternatives. */
  readonly fixIts: readonly FixIt[];
}

export interface Diagnostic {
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  /** Clang's own sentence, in English as Clang writes it. */
  readonly message: string;
  /** The option that controls it, e.g. `-Wimplicit-function-declaration`; absent for hard errors. */
  readonly option?: string;
  readonly fixIts: readonly FixIt[];
  readonly related: readonly RelatedPlace[];
}

export type CompileResult =
  | {
      readonly ok: true;
      readonly module: Uint8Array<ArrayBuffer>;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface Compiler {
  /**
   * Compiles every `.c` file and links them to one wasm32 module with DWARF 4 line tables.
   * Headers of `sandbox/include` are always available; other headers are taken from `sources`.
   * @throws AbortError (DOMException) when `signal` fires first.
   */
  compile(sources: readonly SourceFile[], signal?: AbortSignal): Promise<CompileResult>;

  /** Checks the syntax and types of one `.c` file without generating code; for squiggles while typing. */
  diagnose(
    sources: readonly SourceFile[],
    path: string,
    signal?: AbortSignal,
  ): Promise<readonly Diagnostic[]>;
}
