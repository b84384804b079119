/** Downloads the compiler's parts, decompresses them and compiles the module while the later ones are still coming. */

import type { AssetManifest, AssetPart } from '../../sandbox/toolchain/asset-manifest.ts';
import type { LoadedAssets, LoadFailureReason, LoadProgress } from './worker-protocol.ts';

const PARALLEL_DOWNLOADS = 3;
/** Progress is told at most once for so many bytes. */
const PROGRESS_STEP = 128 * 1024;

export class LoadError extends Error {
  readonly reason: LoadFailureReason;

  constructor(reason: LoadFailureReason, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'LoadError';
    this.reason = reason;
  }
}

/** Parts that have come stay with the loader, so that another {@link AssetLoader.load} asks only for the rest. */
export class AssetLoader {
  readonly #parts = new Map<string, Uint8Array<ArrayBuffer>>();

  /**
   * @param url the folder of parts, with a slash at its end
   * @throws LoadError
   */
  async load(url: string, onProgress: (progress: LoadProgress) => void): Promise<LoadedAssets> {
    if (!('DecompressionStream' in globalThis) || !('compileStreaming' in WebAssembly)) {
      throw new LoadError(
        'unsupported',
        'the browser has no DecompressionStream or no WebAssembly.compileStreaming',
      );
    }
    const manifest = await fetchManifest(url);
    const parts = [...manifest.resourceHeaders, ...manifest.core];
    const progress = new ProgressCounter(manifest.totalBytes, onProgress);
    const downloads = this.#download(url, parts, progress);
    const bytesOf = (part: AssetPart): Promise<Uint8Array<ArrayBuffer>> => {
      const download = downloads.get(part);
      if (download === undefined) throw new Error(`part ${part.name} was not asked for`);
      return download;
    };
    try {
      const [core, resourceHeaders] = await Promise.all([
        compile(decompressed(manifest.core, bytesOf)),
        new Response(decompressed(manifest.resourceHeaders, bytesOf)).json(),
      ]);
      this.#parts.clear();
      return { core, resourceHeaders };
    } catch (error) {
      // A stream hands its source's error on under other names in some engines; the download's own error is the cause.
      for (const download of downloads.values()) await download;
      // All parts came; what cannot be decompressed or compiled is damaged, unless memory ran out.
      const reason = error instanceof RangeError ? 'unsupported' : 'damaged';
      throw new LoadError(reason, String(error), { cause: error });
    }
  }

  #download(
    url: string,
    parts: readonly AssetPart[],
    progress: ProgressCounter,
  ): Map<AssetPart, Promise<Uint8Array<ArrayBuffer>>> {
    const downloads = new Map<AssetPart, Promise<Uint8Array<ArrayBuffer>>>();
    const running: Promise<unknown>[] = [];
    for (const [index, part] of parts.entries()) {
      // A failed one ends those that wait for it: no download is begun after a failure.
      const turn = Promise.resolve(running[index - PARALLEL_DOWNLOADS]);
      const download = turn.then(() => this.#part(url, part, progress));
      download.catch(() => {});
      running.push(download);
      downloads.set(part, download);
    }
    return downloads;
  }

  async #part(url: string, part: AssetPart, progress: ProgressCounter): Promise<Uint8Array<ArrayBuffer>> {
    const earlier = this.#parts.get(part.name);
    if (earlier !== undefined) {
      progress.add(part.size);
      return earlier;
    }
    let bytes = await fetchPart(url, part, 'force-cache', progress);
    if (!isWhole(bytes, part)) {
      progress.add(-part.size);
      bytes = await fetchPart(url, part, 'reload', progress);
    }
    if (!isWhole(bytes, part)) {
      throw new LoadError('damaged', `${part.name} has ${bytes.length} bytes, not ${part.size}`);
    }
    this.#parts.set(part.name, bytes);
    return bytes;
  }
}

class ProgressCounter {
  readonly #totalBytes: number;
  readonly #tell: (progress: LoadProgress) => void;
  #loadedBytes = 0;
  #toldBytes = Number.NEGATIVE_INFINITY;

  constructor(totalBytes: number, tell: (progress: LoadProgress) => void) {
    this.#totalBytes = totalBytes;
    this.#tell = tell;
    this.add(0);
  }

  add(bytes: number): void {
    this.#loadedBytes += bytes;
    const isDone = this.#loadedBytes === this.#totalBytes;
    if (!isDone && Math.abs(this.#loadedBytes - this.#toldBytes) < PROGRESS_STEP) return;
    this.#toldBytes = this.#loadedBytes;
    this.#tell({ loadedBytes: this.#loadedBytes, totalBytes: this.#totalBytes });
  }
}

async function request(url: string, cache: RequestCache): Promise<Response> {
  let response: Response;
  try {
    // The editor, which is on its way at the same time, is wanted first.
    response = await fetch(url, { cache, priority: 'low' });
  } catch (error) {
    throw new LoadError('network', `${url}: ${String(error)}`, { cause: error });
  }
  if (!response.ok) throw new LoadError('network', `${url}: status ${response.status}`);
  return response;
}

async function fetchManifest(url: string): Promise<AssetManifest> {
  const response = await request(`${url}manifest.json`, 'no-cache');
  try {
    return await response.json();
  } catch (error) {
    throw new LoadError('damaged', `manifest.json: ${String(error)}`, { cause: error });
  }
}

/** Counts `part.size` bytes of progress in all, whatever comes. */
async function fetchPart(
  url: string,
  part: AssetPart,
  cache: RequestCache,
  progress: ProgressCounter,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url + part.name, cache);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let counted = 0;
  try {
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      chunks.push(next.value);
      const step = Math.min(next.value.length, part.size - counted);
      counted += step;
      progress.add(step);
    }
  } catch (error) {
    throw new LoadError('network', `${part.name}: ${String(error)}`, { cause: error });
  }
  progress.add(part.size - counted);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function isGzip(bytes: Uint8Array): boolean {
  // RFC 1952 §2.3.1
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Some hosts decompress what they see to be gzip, whatever its name. */
function isWhole(bytes: Uint8Array, part: AssetPart): boolean {
  return bytes.length === (isGzip(bytes) ? part.size : part.rawSize);
}

function decompressed(
  parts: readonly AssetPart[],
  bytesOf: (part: AssetPart) => Promise<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = decompressedChunks(parts, bytesOf);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

async function* decompressedChunks(
  parts: readonly AssetPart[],
  bytesOf: (part: AssetPart) => Promise<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  for (const part of parts) {
    const bytes = await bytesOf(part);
    const blob = new Blob([bytes]).stream();
    const stream = isGzip(bytes) ? blob.pipeThrough(new DecompressionStream('gzip')) : blob;
    const reader = stream.getReader();
    for (let next = await reader.read(); next.value !== undefined; next = await reader.read())
      yield next.value;
  }
  return undefined;
}

async function compile(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(
    new Response(stream, { headers: { 'content-type': 'application/wasm' } }),
  );
}
