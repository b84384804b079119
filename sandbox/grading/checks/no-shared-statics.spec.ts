import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { noSharedStatics } from './no-shared-statics.ts';

const FIRST = 'training-hba';
const SECOND = 'training-hba-2';

const judge = (
  ...accesses: readonly (readonly [device: string, address: number, write: boolean])[]
): ReturnType<typeof judgeTrace> => {
  const trace = new TraceBuilder();
  for (const [device, address, write] of accesses)
    trace.add({ kind: 'static-access', device, address, size: 4, write });
  return judgeTrace(noSharedStatics, trace.end());
};

test('a table that everybody reads passes', () => {
  expect(judge([FIRST, 0x100, false], [SECOND, 0x100, false])).toBeUndefined();
});

test('a variable of one HBA alone passes, and so does another of the other', () => {
  expect(judge([FIRST, 0x100, true], [FIRST, 0x100, false], [SECOND, 0x104, true])).toBeUndefined();
});

test('what one HBA writes and another reads fails at the later access, because of the earlier', () => {
  expect(judge([FIRST, 0x100, true], [SECOND, 0x100, false])).toMatchObject({ seq: 1, earlierSeq: 0 });
  expect(judge([FIRST, 0x100, false], [SECOND, 0x100, true])).toMatchObject({ seq: 1, earlierSeq: 0 });
});

test('what both write fails, whoever reads it first', () => {
  expect(judge([FIRST, 0x100, true], [FIRST, 0x100, false], [SECOND, 0x102, true])).toBeDefined();
});
