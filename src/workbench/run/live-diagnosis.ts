/** Asks the compiler about the learner's file while it is typed; only the newest answer counts. */

import type { Diagnostic, SourceFile } from '../../../sandbox/toolchain/compiler.ts';
import type { Toolchain } from './toolchain.ts';

/** Rest in typing, in milliseconds, after which it is worth asking. */
const PAUSE_MS = 250;

export interface LiveDiagnosis {
  changed(): void;
  /** Run has said all there is to say about the text as it stands. */
  superseded(): void;
  dispose(): void;
}

/** @param sources yields all files as they stand; `path` is the one that is checked */
export function createLiveDiagnosis(
  toolchain: Toolchain,
  path: string,
  sources: () => readonly SourceFile[],
  report: (problems: readonly Diagnostic[]) => void,
): LiveDiagnosis {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let abort = new AbortController();

  const ask = async () => {
    abort = new AbortController();
    const { signal } = abort;
    try {
      await toolchain.whenReady();
      if (signal.aborted) return;
      const problems = await toolchain.compiler.diagnose(sources(), path, signal);
      if (!signal.aborted) report(problems);
    } catch {
      // Squiggles are a courtesy: Run says what is wrong with the compiler, if anything is.
    }
  };
  const stop = () => {
    clearTimeout(timer);
    abort.abort();
  };
  const changed = () => {
    stop();
    timer = setTimeout(() => void ask(), PAUSE_MS);
  };
  return { changed, superseded: stop, dispose: stop };
}
