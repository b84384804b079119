/** The page's side of the compiler: a {@link Compiler} whose work is done in a worker, once it has been loaded. */

import type { CompileResult, Compiler, Diagnostic, SourceFile } from '../../sandbox/toolchain/compiler.ts';
import { CompilerCrash } from '../../sandbox/toolchain/compiler-crash.ts';
import type {
  Job,
  LoadedAssets,
  LoadFailure,
  LoadProgress,
  WorkerAnswer,
  WorkerRequest,
} from './worker-protocol.ts';

export type CompilerState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'loading' } & LoadProgress)
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'failed' } & LoadFailure);

/** Calls made before it is ready wait; a call throws CompilerCrash when the compiler broke, and the next works again. */
export interface CompilerClient extends Compiler {
  readonly state: CompilerState;
  /** Fulfilled once the compiler is loaded, be it after failures; never rejected. */
  readonly ready: Promise<void>;
  /** Begins the download, if it is not begun yet. */
  load(): void;
  /** After a failure: begins again, downloading only what has not come. */
  retry(): void;
  /** Ends the worker; calls still open are rejected. */
  dispose(): void;
}

export interface CompilerClientOptions {
  /** Address of the folder of parts, with a slash at its end; relative to the page, e.g. `/course/toolchain/`. */
  readonly baseUrl: string;
  /** What is likely to be compiled first, learner's file and all: done ahead while nobody waits. */
  readonly program: readonly SourceFile[];
  /** Told of each change of state, and of progress while loading. */
  readonly onProgress?: (state: CompilerState) => void;
  readonly startWorker?: () => Worker;
}

/** How long a job that nobody waits for any more may hold up the next one, in milliseconds. */
const PATIENCE_MS = 1000;

interface Call {
  readonly id: number;
  readonly job: Job;
  readonly settle: (answer: WorkerAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

function startCompilerWorker(): Worker {
  return new Worker(new URL('./compiler.worker.ts', import.meta.url), { type: 'module' });
}

export function createCompilerClient(options: CompilerClientOptions): CompilerClient {
  const { baseUrl, program, onProgress = () => {}, startWorker = startCompilerWorker } = options;
  const ready = Promise.withResolvers<void>();
  let state: CompilerState = { kind: 'idle' };
  let worker: Worker | undefined;
  let isWorkerReady = false;
  let assets: LoadedAssets | undefined;
  let queue: Call[] = [];
  let active: Call | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function setState(next: CompilerState): void {
    state = next;
    onProgress(next);
  }

  function post(request: WorkerRequest): void {
    worker?.postMessage(request);
  }

  function postLoad(): void {
    post({ kind: 'load', url: new URL(baseUrl, document.baseURI).href, program });
  }

  function begin(): void {
    const started = startWorker();
    worker = started;
    started.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => take(data);
    started.onerror = (event) => recover(event.message || 'the worker could not be started');
    started.onmessageerror = () => recover('a message could not be read');
    if (assets === undefined) postLoad();
    else post({ kind: 'adopt', assets, program });
  }

  function end(): void {
    clearTimeout(patience);
    worker?.terminate();
    worker = undefined;
    isWorkerReady = false;
  }

  /** Goes on with a new worker. One that breaks before it could do anything is not worth another try. */
  function recover(message: string): void {
    const wasReady = isWorkerReady;
    end();
    active?.reject(new CompilerCrash(`the compiler's worker ended: ${message}`, ''));
    active = undefined;
    if (wasReady) begin();
    else setState({ kind: 'failed', reason: 'unsupported', detail: message });
  }

  function take(answer: WorkerAnswer): void {
    switch (answer.kind) {
      case 'progress':
        setState({ kind: 'loading', ...answer.progress });
        break;
      case 'load-failed':
        setState({ kind: 'failed', ...answer.failure });
        break;
      case 'loaded':
        assets = answer.assets;
        isWorkerReady = true;
        if (state.kind !== 'ready') setState({ kind: 'ready' });
        ready.resolve();
        pump();
        break;
      default:
        if (answer.id !== active?.id) break;
        clearTimeout(patience);
        active.settle(answer);
        active = undefined;
        pump();
    }
  }

  function pump(): void {
    if (!isWorkerReady || active !== undefined) return;
    active = queue.shift();
    if (active !== undefined) post({ kind: 'work', id: active.id, job: active.job });
  }

  function abandon(call: Call): void {
    queue = queue.filter((waiting) => waiting !== call);
    if (call !== active) return;
    patience = setTimeout(() => recover('a job nobody waits for took too long'), PATIENCE_MS);
  }

  async function request(job: Job, signal: AbortSignal | undefined): Promise<WorkerAnswer> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
    lastId += 1;
    const call: Call = { id: lastId, job, settle: resolve, reject };
    const onAbort = (): void => {
      reject(signal?.reason);
      abandon(call);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    queue.push(call);
    pump();
    try {
      const answer = await promise;
      if (answer.kind === 'crashed') throw new CompilerCrash(answer.message, answer.output);
      return answer;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  function load(): void {
    if (state.kind === 'loading' || state.kind === 'ready') return;
    setState({ kind: 'loading', loadedBytes: 0, totalBytes: 0 });
    if (worker === undefined) begin();
    else postLoad();
  }

  return {
    get state() {
      return state;
    },
    ready: ready.promise,
    load: () => {
      if (state.kind === 'idle') load();
    },
    retry: () => {
      if (state.kind === 'failed') load();
    },
    dispose: () => {
      end();
      for (const call of active === undefined ? queue : [active, ...queue]) {
        call.reject(new DOMException('the compiler was disposed of', 'AbortError'));
      }
      active = undefined;
      queue = [];
      setState({ kind: 'idle' });
    },

    async compile(sources, signal): Promise<CompileResult> {
      const answer = await request({ kind: 'compile', sources }, signal);
      if (answer.kind !== 'compiled') throw new Error(`unexpected answer: ${answer.kind}`);
      return answer.result;
    },

    async diagnose(sources, path, signal): Promise<readonly Diagnostic[]> {
      const answer = await request({ kind: 'diagnose', sources, path }, signal);
      if (answer.kind !== 'diagnosed') throw new Error(`unexpected answer: ${answer.kind}`);
      return answer.diagnostics;
    },
  };
}
