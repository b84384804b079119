/** The compiler as the workbench sees it: how far it has come, and what it can do once it is there. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Compiler, SourceFile } from '../../../sandbox/toolchain/compiler.ts';
import { type CompilerState, createCompilerClient } from '../../toolchain/compiler-client.ts';

export type ToolchainState = CompilerState;

export interface Toolchain {
  readonly state: ReadonlySignal<ToolchainState>;
  readonly compiler: Compiler;
  /** Fulfilled once programs can be compiled; a failed download leaves it open, for Retry. */
  whenReady(): Promise<void>;
  retry(): void;
  dispose(): void;
}

/**
 * Begins the download at once.
 * @param base path of the site with a slash at both ends
 * @param program all files as they stand: the compiler begins with them before it is told to
 */
export function openToolchain(base: string, program: readonly SourceFile[]): Toolchain {
  const state = signal<ToolchainState>({ kind: 'idle' });
  const client = createCompilerClient({
    baseUrl: `${base}toolchain/`,
    program,
    onProgress: (next) => {
      state.value = next;
    },
  });
  client.load();
  return {
    state,
    compiler: client,
    whenReady: () => client.ready,
    retry: client.retry,
    dispose: client.dispose,
  };
}
