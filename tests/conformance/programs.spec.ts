/**
 * Small C programs, each folding all it computes into one number: what they give on the learner's toolchain, guarded
 * and metered, against what the C compiler of this machine makes of them. Each program's first line records the
 * number for machines that have no C compiler.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeCompiler } from '../../sandbox/cli/node-toolchain.ts';
import { start } from '../../sandbox/program/compile.fixture.ts';
import { prepareProgram } from '../../sandbox/program/prepare.ts';
import type { PreparableCompiler } from '../../sandbox/toolchain/create-compiler.ts';

const FOLDER = join(import.meta.dirname, 'programs');
const HEADER = 'checksum.h';
const PROGRAMS = readdirSync(FOLDER).filter((name) => name.endsWith('.c'));

const ENTRY = `#include "${HEADER}"
u32 DriverEntry(void *driver, void *path) { return Checksum(); }
`;
const MAIN = `#include <stdio.h>
#include "${HEADER}"
int main(void) { printf("%u", Checksum()); return 0; }
`;

const hasCompiler = spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0;
const outputs = mkdtempSync(join(tmpdir(), 'programs-'));
let compiler: PreparableCompiler;

beforeAll(async () => {
  compiler = await createNodeCompiler();
  writeFileSync(join(outputs, 'main.c'), MAIN);
});
afterAll(() => rmSync(outputs, { recursive: true }));

const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

async function checksumHere(name: string): Promise<number> {
  const result = await compiler.compile([
    { path: HEADER, text: read(HEADER) },
    { path: 'entry.c', text: ENTRY },
    { path: name, text: read(name) },
  ]);
  expect(
    result.diagnostics.map(({ file, range, message }) => `${file}:${range.start.line} ${message}`),
  ).toEqual([]);
  if (!result.ok) throw new Error('did not compile');
  const { program } = start(await prepareProgram(result.module));
  return program.callExport('DriverEntry', 0, 0) >>> 0;
}

async function checksumThere(name: string): Promise<number> {
  const executable = join(outputs, name.replace('.c', ''));
  const flags = ['-std=gnu17', '-O2', '-w', `-I${FOLDER}`];
  await promisify(execFile)('cc', [...flags, join(outputs, 'main.c'), join(FOLDER, name), '-o', executable]);
  const { stdout } = await promisify(execFile)(executable);
  return Number(stdout);
}

test.each(PROGRAMS)('%s computes what it computes outside', async (name) => {
  const recorded = Number(/^\/\* (0x[0-9a-f]{8}): /.exec(read(name))?.[1]);
  expect(await checksumHere(name)).toBe(recorded);
  if (hasCompiler) expect(await checksumThere(name)).toBe(recorded);
});
