/** What the page's compiler client and the compiler's worker say to each other. */

import type { CompileResult, Diagnostic, SourceFile } from '../../sandbox/toolchain/compiler.ts';

/** What a worker has made of the downloaded parts; a later worker starts from it without a download. */
export interface LoadedAssets {
  readonly core: WebAssembly.Module;
  readonly resourceHeaders: readonly SourceFile[];
}

export type Job =
  | { readonly kind: 'compile'; readonly sources: readonly SourceFile[] }
  | { readonly kind: 'diagnose'; readonly sources: readonly SourceFile[]; readonly path: string };

export type WorkerRequest =
  /** `url` is the absolute address of the folder of parts, with a slash at its end; `program` will be compiled soon. */
  | { readonly kind: 'load'; readonly url: string; readonly program: readonly SourceFile[] }
  | { readonly kind: 'adopt'; readonly assets: LoadedAssets; readonly program: readonly SourceFile[] }
  | { readonly kind: 'work'; readonly id: number; readonly job: Job };

export type LoadFailureReason =
  /** No connection, or the server did not give a file. */
  | 'network'
  /** A file came with other content than it should have. */
  | 'damaged'
  /** The browser lacks something, or has too little memory. */
  | 'unsupported';

export interface LoadFailure {
  readonly reason: LoadFailureReason;
  /** For a developer; not translated. */
  readonly detail: string;
}

export interface LoadProgress {
  readonly loadedBytes: number;
  /** 0 until the manifest is there. */
  readonly totalBytes: number;
}

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'loaded'; readonly assets: LoadedAssets }
  | { readonly kind: 'load-failed'; readonly failure: LoadFailure }
  | { readonly kind: 'compiled'; readonly id: number; readonly result: CompileResult }
  | { readonly kind: 'diagnosed'; readonly id: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string; readonly output: string };
