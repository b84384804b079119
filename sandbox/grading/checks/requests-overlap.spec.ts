import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { requestsOverlap } from './requests-overlap.ts';

const one = (trace: TraceBuilder): TraceBuilder => trace.accept().post();

function times(count: number, step: (trace: TraceBuilder) => TraceBuilder): TraceBuilder {
  let trace = new TraceBuilder().boot();
  for (let made = 0; made < count; made += 1) trace = step(trace);
  return trace;
}

test('an HBA that once has two requests passes', () => {
  const trace = times(16, one).accept().accept().post().post();
  expect(judgeTrace(requestsOverlap, trace.end())).toBeUndefined();
});

test('one request after the other, to the end, fails there', () => {
  const trace = times(16, one);
  expect(judgeTrace(requestsOverlap, trace.end())).toMatchObject({ seq: trace.next - 1 });
});

test('a few requests are no evidence', () => {
  expect(judgeTrace(requestsOverlap, times(15, one).end())).toBeUndefined();
});

test('a run in which a request is lost is no evidence', () => {
  expect(judgeTrace(requestsOverlap, times(16, one).startIo(1).end())).toBeUndefined();
});
