import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { throughput } from './throughput.ts';

const MILLISECOND = 1_000_000;
/** Each request of the fixture moves 512 bytes. */
const limit = { minKilobytesPerSecond: 500 };
const booted = (): TraceBuilder => new TraceBuilder().boot();

test('requests that come back fast enough pass', () => {
  const trace = booted().startIo(1).wait(MILLISECOND).returned(1).end();
  expect(judgeTrace(throughput, trace, limit)).toBeUndefined();
});

test('requests that come back too slowly fail with the last of them', () => {
  const trace = booted();
  const first = trace.next;
  trace.startIo(1).wait(MILLISECOND).returned(1).startIo(2).wait(MILLISECOND).returned(2);
  const last = trace.next - 1;
  expect(judgeTrace(throughput, trace.end(), { minKilobytesPerSecond: 600 })).toMatchObject({
    seq: last,
    earlierSeq: first,
  });
});

test('time in which no request is open does not count', () => {
  const trace = booted()
    .startIo(1)
    .wait(MILLISECOND)
    .returned(1)
    .wait(20 * MILLISECOND)
    .startIo(2)
    .wait(MILLISECOND)
    .returned(2)
    .end();
  expect(judgeTrace(throughput, trace, limit)).toBeUndefined();
});

test('requests that are open together share the time', () => {
  const trace = booted()
    .startIo(1)
    .startIo(2)
    .wait(2 * MILLISECOND)
    .returned(1)
    .returned(2)
    .end();
  expect(judgeTrace(throughput, trace, limit)).toBeUndefined();
});

test('a run that leaves a request open is judged by other checks', () => {
  const trace = booted()
    .startIo(1)
    .wait(MILLISECOND)
    .returned(1)
    .startIo(2)
    .wait(50 * MILLISECOND)
    .end();
  expect(judgeTrace(throughput, trace, limit)).toBeUndefined();
});
