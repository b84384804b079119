/** Runs LLVM's tools (`clang`, `wasm-ld`, …), all of which are in the one core module of `@yowasp/clang`. */

import { CompilerCrash } from './compiler-crash.ts';
import type { MemoryFileSystem } from './file-system.ts';
import { WasiProcess } from './wasi-process.ts';

export interface ToolOutput {
  /** 0 when the tool succeeded. */
  readonly exitCode: number;
  readonly stderr: string;
}

export class Llvm {
  readonly #core: WebAssembly.Module;
  readonly #prepared: WasiProcess[] = [];

  /** @param core the compiled `llvm.core.wasm` */
  constructor(core: WebAssembly.Module) {
    this.#core = core;
  }

  /** Instantiates the module for the next `count` runs ahead of time: about 10 ms and 18 MB each. */
  prepare(count: number): void {
    while (this.#prepared.length < count) this.#prepared.push(new WasiProcess(this.#core));
  }

  /**
   * @param args the tool's name and its arguments
   * @param files read and changed in place
   * @throws CompilerCrash
   */
  run(args: readonly [string, ...string[]], files: MemoryFileSystem): ToolOutput {
    const process = this.#prepared.pop() ?? new WasiProcess(this.#core);
    try {
      return { exitCode: process.run(['llvm', ...args], files), stderr: process.stderr };
    } catch (error) {
      const output = process.stderr;
      throw new CompilerCrash(`${args[0]} crashed: ${output.trim() || String(error)}`, output, {
        cause: error,
      });
    }
  }
}
