/** The compiler's worker: loads Clang, then does one job after another. */

/// <reference types="vite/client" />

import { ROUTINE_NAMES } from '../../sandbox/scsiport/routine-names.ts';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { CompilerCrash } from '../../sandbox/toolchain/compiler-crash.ts';
import { createCompiler, type PreparableCompiler } from '../../sandbox/toolchain/create-compiler.ts';
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

/** The engine compiles a function when it first runs: the first program takes ten times as long as the next. */
const WARM_UP: SourceFile = {
  path: 'warm-up.c',
  text: '#include <miniport.h>\nstatic ULONG n[2];\nULONG DriverEntry(PVOID a, PVOID b) { UCHAR c[2]; c[a == b] = 1; return n[c[0]]; }\n',
};

/** Milliseconds without a job after which nobody waits: whoever has pressed Run while Clang came is not to wait more. */
const IDLE_MS = 200;

const loader = new AssetLoader();
let compiler: PreparableCompiler | undefined;
let isWarm = false;
let idle: ReturnType<typeof setTimeout> | undefined;

function answer(message: WorkerAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function start(assets: LoadedAssets): void {
  compiler = createCompiler({ ...assets, headers, imports: ROUTINE_NAMES });
  answer({ kind: 'loaded', assets });
  warmUpWhenIdle(compiler);
}

function warmUpWhenIdle(cold: PreparableCompiler): void {
  if (isWarm) return;
  idle = setTimeout(async () => {
    isWarm = true;
    // Should it crash here, the first real job will say so.
    await cold.compile([WARM_UP]).catch(() => {});
    cold.prepare();
  }, IDLE_MS);
}

async function load(url: string): Promise<void> {
  try {
    start(await loader.load(url, (progress) => answer({ kind: 'progress', progress })));
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
      isWarm = true;
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
  warmUpWhenIdle(compiler);
}

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'load') void load(data.url);
  else if (data.kind === 'adopt') start(data.assets);
  else void work(data.id, data.job);
};
