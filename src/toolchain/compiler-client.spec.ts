import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CompilerState, createCompilerClient } from './compiler-client.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-protocol.ts';

const assets = {
  core: new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])),
  resourceHeaders: [],
};
const program = [{ path: 'interrupt.c', text: '' }];
const success = { ok: true, module: new Uint8Array(), diagnostics: [] } as const;

/** A worker whose answers the test gives. */
class FakeWorker {
  readonly requests: WorkerRequest[] = [];
  terminated = false;
  onmessage: ((event: { data: WorkerAnswer }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;

  postMessage(request: WorkerRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: WorkerAnswer): void {
    this.onmessage?.({ data });
  }

  get lastId(): number {
    const request = this.requests.at(-1);
    return request?.kind === 'work' ? request.id : Number.NaN;
  }
}

let workers: FakeWorker[];
let states: CompilerState[];

function setUp() {
  const client = createCompilerClient({
    baseUrl: '/toolchain/',
    program,
    onProgress: (state) => states.push(state),
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  return { client, worker: (index = 0) => workers[index] as FakeWorker };
}

beforeEach(() => {
  workers = [];
  states = [];
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'https://site/course/' });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('loads when told and not before, and tells how far it is', async () => {
  const { client, worker } = setUp();
  expect(workers).toHaveLength(0);
  client.load();
  client.load();
  expect(worker().requests).toEqual([{ kind: 'load', url: 'https://site/toolchain/', program }]);
  worker().answer({ kind: 'progress', progress: { loadedBytes: 1, totalBytes: 2 } });
  worker().answer({ kind: 'loaded', assets });
  await client.ready;
  expect(states).toEqual([
    { kind: 'loading', loadedBytes: 0, totalBytes: 0 },
    { kind: 'loading', loadedBytes: 1, totalBytes: 2 },
    { kind: 'ready' },
  ]);
});

it('keeps a call until it is loaded, and gives the worker one job at a time', async () => {
  const { client, worker } = setUp();
  const first = client.compile([]);
  const second = client.diagnose([], 'a.c');
  client.load();
  worker().answer({ kind: 'loaded', assets });
  expect(worker().requests).toHaveLength(2);
  worker().answer({ kind: 'compiled', id: worker().lastId, result: success });
  expect(await first).toBe(success);
  worker().answer({ kind: 'diagnosed', id: worker().lastId, diagnostics: [] });
  expect(await second).toEqual([]);
});

it('after a failed download can be told to retry', () => {
  const { client, worker } = setUp();
  client.load();
  worker().answer({ kind: 'load-failed', failure: { reason: 'network', detail: 'offline' } });
  expect(client.state).toEqual({ kind: 'failed', reason: 'network', detail: 'offline' });
  client.retry();
  expect(worker().requests.map(({ kind }) => kind)).toEqual(['load', 'load']);
  expect(workers).toHaveLength(1);
});

it('rejects the running call when the worker breaks, and goes on with a new one from what is loaded', async () => {
  const { client, worker } = setUp();
  client.load();
  worker().answer({ kind: 'loaded', assets });
  const broken = client.compile([]);
  const next = client.compile([]);
  worker().onerror?.({ message: 'out of memory' });
  await expect(broken).rejects.toMatchObject({ name: 'CompilerCrash' });
  expect(worker(1).requests).toEqual([{ kind: 'adopt', assets, program }]);
  worker(1).answer({ kind: 'loaded', assets });
  worker(1).answer({ kind: 'compiled', id: worker(1).lastId, result: success });
  expect(await next).toBe(success);
});

it('does not start worker after worker when they break at once', () => {
  const { client, worker } = setUp();
  client.load();
  worker().onerror?.({ message: 'blocked' });
  expect(workers).toHaveLength(1);
  expect(client.state).toMatchObject({ kind: 'failed', detail: 'blocked' });
});

it('passes on a crash of Clang and stays usable', async () => {
  const { client, worker } = setUp();
  client.load();
  worker().answer({ kind: 'loaded', assets });
  const call = client.compile([]);
  worker().answer({ kind: 'crashed', id: worker().lastId, message: 'clang crashed', output: 'Assertion' });
  await expect(call).rejects.toMatchObject({ name: 'CompilerCrash', output: 'Assertion' });
  expect(worker().terminated).toBe(false);
});

it('lets go of an aborted call at once, and of its worker only when that does not finish soon', async () => {
  const { client, worker } = setUp();
  client.load();
  worker().answer({ kind: 'loaded', assets });
  for (const finishes of [true, false]) {
    const abort = new AbortController();
    const call = client.compile([], abort.signal);
    abort.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    if (finishes) worker().answer({ kind: 'compiled', id: worker().lastId, result: success });
    vi.runAllTimers();
    expect(worker().terminated).toBe(!finishes);
  }
  expect(workers).toHaveLength(2);
});

it('never sends a call that was aborted while it waited', async () => {
  const { client, worker } = setUp();
  const abort = new AbortController();
  const call = client.compile([], abort.signal);
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  client.load();
  worker().answer({ kind: 'loaded', assets });
  expect(worker().requests).toHaveLength(1);
});
