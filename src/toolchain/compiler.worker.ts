/** The compiler's worker: loads Clang, then does one job after another. */

/// <reference types="vite/client" />

import { ROUTINE_NAMES } from '../../sandbox/scsiport/routine-names.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { CompilerCrash } from '../../sandbox/toolchain/compiler-crash.ts';
import {
  createCompiler,
  isTranslationUnit,
  type PreparableCompiler,
} from '../../sandbox/toolchain/create-compiler.ts';
import { AssetLoader, LoadError } from './load-assets.ts';
import type { Job, LoadedAssets, WorkerAnswer, WorkerRequest } from './worker-protocol.ts';

const headerTexts = import.meta.glob<string>('../../sandbox/include/*.h', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const headers: SourceFile[] = Object.entries(headerTexts).map(([path, text]) => ({
  path: path.slice(path.lastIndexOf('/') + 1),
  text,
}));

/** Milliseconds without a job after which nobody waits: whoever has pressed Run while Clang came is not to wait more. */
const IDLE_MS = 200;

const loader = new AssetLoader();
let compiler: PreparableCompiler | undefined;
/** What can be done before it is asked for. */
let ahead: (() => unknown)[] = [];
let idle: ReturnType<typeof setTimeout> | undefined;

function answer(message: WorkerAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function start(assets: LoadedAssets, program: readonly SourceFile[]): void {
  const started = createCompiler({ ...assets, headers, imports: ROUTINE_NAMES });
  compiler = started;
  // File by file, so that a job waits for one at most.
  ahead = [];
  for (const { path } of program.filter((file) => isTranslationUnit(file.path)))
    ahead.push(() => started.precompile(program, path));
  ahead.push(() => started.compile(program));
  answer({ kind: 'loaded', assets });
  goAhead(started, IDLE_MS);
}

function goAhead(started: PreparableCompiler, afterMs: number): void {
  const step = ahead[0];
  if (step === undefined) return;
  idle = setTimeout(async () => {
    ahead.shift();
    try {
      await step();
    } catch {
      // Should it crash here, the first real job will say so.
    }
    started.prepare();
    goAhead(started, 0);
  }, afterMs);
}

async function load(url: string, program: readonly SourceFile[]): Promise<void> {
  try {
    start(await loader.load(url, (progress) => answer({ kind: 'progress', progress })), program);
  } catch (error) {
    const reason = error instanceof LoadError ? error.reason : 'unsupported';
    answer({ kind: 'load-failed', failure: { reason, detail: String(error) } });
  }
}

async function work(id: number, job: Job): Promise<void> {
  if (compiler === undefined) throw new Error('work before the compiler is loaded');
  clearTimeout(idle);
  try {
    if (job.kind === 'compile') {
      const result = await compiler.compile(job.sources);
      answer({ kind: 'compiled', id, result }, result.ok ? [result.module.buffer] : []);
    } else {
      const diagnostics = await compiler.diagnose(job.sources, job.path);
      answer({ kind: 'diagnosed', id, diagnostics });
    }
  } catch (error) {
    const output = error instanceof CompilerCrash ? error.output : '';
    answer({ kind: 'crashed', id, message: error instanceof Error ? error.message : String(error), output });
  }
  compiler.prepare();
  goAhead(compiler, IDLE_MS);
}

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'load') void load(data.url, data.program);
  else if (data.kind === 'adopt') start(data.assets, data.program);
  else void work(data.id, data.job);
};
