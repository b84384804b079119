import { expect, test } from 'vitest';
import { prepare, start } from './compile.fixture.ts';

const SCRIBBLES = `static int mark = 7;
EXPORT(scribble) int scribble(void) { int local[64]; for (int i = 0; i < 64; i++) local[i] = mark++; return local[63]; }`;

test('a program in the memory of one that is released finds it as a new one does', async () => {
  const prepared = await prepare(SCRIBBLES);
  const untouched = start(prepared).program;
  const before = untouched.memory.bytes.slice();
  const first = start(prepared).program;
  first.callExport('scribble');
  first.memory.bytes.fill(0xa5, first.memory.poolStart);
  first.memory.protect(0, 4096, 'read-write', 'null-page');
  first.release();
  const { memory } = start(prepared).program;
  expect(memory.bytes.buffer).toBe(first.memory.bytes.buffer);
  expect(memory.bytes).toEqual(before);
});

test('two programs that run at once have memories of their own, however often one is released', async () => {
  const prepared = await prepare(SCRIBBLES);
  const { program } = start(prepared);
  program.release();
  program.release();
  expect(start(prepared).program.memory.bytes.buffer).not.toBe(start(prepared).program.memory.bytes.buffer);
});
