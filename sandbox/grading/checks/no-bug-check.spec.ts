import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { noBugCheck } from './no-bug-check.ts';

test('a run to its end passes', () => {
  expect(judgeTrace(noBugCheck, new TraceBuilder().boot().end())).toBeUndefined();
});

test('a run whose time is up passes', () => {
  expect(judgeTrace(noBugCheck, new TraceBuilder().boot().end('budget'))).toBeUndefined();
});

test('a routine that was not over when the run was is a fault', () => {
  const find = { routine: 'HwScsiFindAdapter', name: 'TrainingFindAdapter' } as const;
  const trace = new TraceBuilder()
    .boot()
    .add({ kind: 'routine-enter', ...find })
    .end('budget');
  expect(judgeTrace(noBugCheck, trace)).toMatchObject({
    message: { key: 'finding.hang', parameters: { routine: 'TrainingFindAdapter' } },
    seq: trace.events.length - 1,
    earlierSeq: trace.events.length - 2,
  });
});

test('a bug check is the fault, worded by its finding', () => {
  const trace = new TraceBuilder()
    .boot()
    .bugCheck('null-page', { address: 0, size: 4, access: 'write', routine: 'TrainingInterrupt' });
  expect(judgeTrace(noBugCheck, trace)).toMatchObject({
    seq: trace.events.length - 2,
    message: { key: 'finding.null-page' },
    actual: { key: 'finding.access-write' },
    source: 'bug-check-0xd1',
  });
});
