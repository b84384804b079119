import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { requestsReturn } from './requests-return.ts';

const ERROR = 0x04;
const sent = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a request that failed passes, whatever its data', () => {
  expect(judgeTrace(requestsReturn, sent().returned(1, ERROR, false).end())).toBeUndefined();
});

test('success with the wrong data fails', () => {
  expect(judgeTrace(requestsReturn, sent().returned(1, 1, false).end())?.message.key).toBe(
    'check.requests-complete.fault-data',
  );
});

test('a request that never comes back fails', () => {
  expect(judgeTrace(requestsReturn, sent().end())?.expected.key).toBe('check.requests-return.expected');
});

test('a time-out fails', () => {
  const trace = sent().add({ kind: 'srb-timeout', srb: 1 }).returned(1, ERROR);
  expect(judgeTrace(requestsReturn, trace.end())).toBeDefined();
});
