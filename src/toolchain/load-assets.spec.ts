import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AssetManifest, AssetPart } from '../../sandbox/toolchain/asset-manifest.ts';
import { AssetLoader } from './load-assets.ts';
import type { LoadProgress } from './worker-protocol.ts';

/** The smallest module there is: magic number, version, and a custom section named "x" with 40 bytes. */
const MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 42, 1, 0x78, ...new Uint8Array(40)]);
const HEADERS = [{ path: 'stddef.h', text: 'typedef int ptrdiff_t;\n' }];
const URL = 'https://site/toolchain/';

let files: Map<string, Uint8Array<ArrayBuffer>>;
let asked: string[];

function store(name: string, raw: Uint8Array): AssetPart {
  const stored = new Uint8Array(gzipSync(raw));
  files.set(name, stored);
  return { name, size: stored.length, rawSize: raw.length, sha256: '' };
}

beforeEach(() => {
  files = new Map();
  asked = [];
  const resourceHeaders = [store('headers.bin', new TextEncoder().encode(JSON.stringify(HEADERS)))];
  const core = [0, 10, 20, 30, 40].map((start) =>
    store(`core-${start}.bin`, MODULE.subarray(start, start + 10)),
  );
  core.push(store('core-50.bin', MODULE.subarray(50)));
  const totalBytes = [...resourceHeaders, ...core].reduce((sum, { size }) => sum + size, 0);
  const manifest: AssetManifest = { version: '1', core, resourceHeaders, totalBytes };
  files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  vi.stubGlobal('fetch', async (url: string, { cache }: RequestInit) => {
    const name = url.slice(URL.length);
    asked.push(cache === 'reload' ? `${name} again` : name);
    const file = files.get(name);
    if (file === undefined) throw new TypeError('Failed to fetch');
    return new Response(file);
  });
});

afterEach(() => vi.unstubAllGlobals());

it('puts the parts together in their order and tells the bytes that have come', async () => {
  const told: LoadProgress[] = [];
  const { core, resourceHeaders } = await new AssetLoader().load(URL, (progress) => told.push(progress));
  expect(WebAssembly.Module.customSections(core, 'x')[0]?.byteLength).toBe(40);
  expect(resourceHeaders).toEqual(HEADERS);
  expect(told[0]?.loadedBytes).toBe(0);
  expect(told.at(-1)?.loadedBytes).toBe(told[0]?.totalBytes);
});

it('takes parts that the host has decompressed already', async () => {
  files.set('core-10.bin', MODULE.slice(10, 20));
  const { core } = await new AssetLoader().load(URL, () => {});
  expect(WebAssembly.Module.customSections(core, 'x')).toHaveLength(1);
});

it('asks past the cache for a part of wrong length, then gives up', async () => {
  files.set('core-20.bin', new TextEncoder().encode('<!doctype html>'));
  await expect(new AssetLoader().load(URL, () => {})).rejects.toMatchObject({ reason: 'damaged' });
  expect(asked).toContain('core-20.bin again');
});

it('after a failure asks only for what is missing', async () => {
  const last = files.get('core-50.bin') ?? new Uint8Array();
  files.delete('core-50.bin');
  const loader = new AssetLoader();
  await expect(loader.load(URL, () => {})).rejects.toMatchObject({ reason: 'network' });
  files.set('core-50.bin', last);
  asked = [];
  const told: LoadProgress[] = [];
  await loader.load(URL, (progress) => told.push(progress));
  expect(asked).toEqual(['manifest.json', 'core-50.bin']);
  expect(told.at(-1)?.loadedBytes).toBe(told[0]?.totalBytes);
});

it('calls what does not compile damaged', async () => {
  files.set('core-0.bin', new Uint8Array(gzipSync(new Uint8Array(10))));
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  manifest.core[0].size = files.get('core-0.bin')?.length;
  files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  await expect(new AssetLoader().load(URL, () => {})).rejects.toMatchObject({ reason: 'damaged' });
});
