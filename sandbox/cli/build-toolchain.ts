/**
 * Writes the browser's compiler to `generated/toolchain/`: hash-named gzip parts of at most 8 MiB, which every
 * static host accepts, and their manifest. Compresses only what is not there yet.
 * Run: `node sandbox/cli/build-toolchain.ts`
 */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { AssetManifest, AssetPart } from '../toolchain/asset-manifest.ts';
import { freestandingHeaders } from '../toolchain/resources.ts';

const PACKAGE = new URL('../../node_modules/@yowasp/clang/', import.meta.url);
const OUTPUT = new URL('../../generated/toolchain/', import.meta.url);
const MANIFEST = 'manifest.json';

const LARGEST_PART = 8 * 1024 * 1024;
/** Uncompressed bytes of a part: the densest 16 MiB of the core become 6 MB. */
const RAW_PART = 16 * 1024 * 1024;

async function writeParts(stem: string, bytes: Uint8Array): Promise<AssetPart[]> {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += RAW_PART)
    pieces.push(bytes.subarray(start, start + RAW_PART));
  return Promise.all(
    pieces.map(async (piece, index) => {
      const stored = await promisify(gzip)(piece, { level: constants.Z_BEST_COMPRESSION });
      if (stored.length > LARGEST_PART)
        throw new RangeError(`${stem} ${index} is larger than ${LARGEST_PART} bytes`);
      const sha256 = createHash('sha256').update(stored).digest('hex');
      const name = `${stem}-${index}.${sha256.slice(0, 16)}.bin`;
      await writeFile(new URL(name, OUTPUT), stored);
      return { name, size: stored.length, rawSize: piece.length, sha256 };
    }),
  );
}

async function readManifest(): Promise<AssetManifest | undefined> {
  try {
    return JSON.parse(await readFile(new URL(MANIFEST, OUTPUT), 'utf8'));
  } catch {
    return undefined;
  }
}

async function arePresent(parts: readonly AssetPart[]): Promise<boolean> {
  const sizes = await Promise.all(
    parts.map(({ name }) =>
      stat(new URL(name, OUTPUT)).then(
        ({ size }) => size,
        () => undefined,
      ),
    ),
  );
  return parts.every(({ size }, index) => size === sizes[index]);
}

async function removeAllBut(names: ReadonlySet<string>): Promise<void> {
  const stale = (await readdir(OUTPUT)).filter((name) => !names.has(name));
  await Promise.all(stale.map((name) => rm(new URL(name, OUTPUT))));
}

await mkdir(OUTPUT, { recursive: true });
const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));
const earlier = await readManifest();
const core =
  earlier !== undefined && earlier.version === version && (await arePresent(earlier.core))
    ? earlier.core
    : await writeParts('core', await readFile(new URL('gen/llvm.core.wasm', PACKAGE)));
const headers = freestandingHeaders(await readFile(new URL('gen/llvm-resources.tar', PACKAGE)));
const resourceHeaders = await writeParts('headers', new TextEncoder().encode(JSON.stringify(headers)));

const parts = [...core, ...resourceHeaders];
const totalBytes = parts.reduce((sum, { size }) => sum + size, 0);
const manifest: AssetManifest = { version, core, resourceHeaders, totalBytes };
await writeFile(new URL(MANIFEST, OUTPUT), `${JSON.stringify(manifest, undefined, 2)}\n`);
await removeAllBut(new Set([MANIFEST, ...parts.map(({ name }) => name)]));
console.log(`toolchain ${version}: ${parts.length} parts, ${(totalBytes / 1e6).toFixed(1)} MB`);
