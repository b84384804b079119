import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { completionLatency } from './completion-latency.ts';
import { judgeTrace } from './judge-trace.ts';

const MILLISECOND = 1_000_000;
const limit = { maxMs: 30 };
const sent = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a completion that a timer takes in time passes', () => {
  const trace = sent()
    .post()
    .wait(20 * MILLISECOND)
    .routine('HwScsiTimer', (timer) => timer.drain(1))
    .end();
  expect(judgeTrace(completionLatency, trace, limit)).toBeUndefined();
});

test('a completion that is taken too late fails, because of its posting', () => {
  const trace = sent();
  const posted = trace.next;
  trace.post().wait(40 * MILLISECOND);
  const late = trace.next;
  trace.routine('HwScsiTimer', (timer) => timer.drain(1));
  expect(judgeTrace(completionLatency, trace.end(), limit)).toMatchObject({ seq: late, earlierSeq: posted });
});

test('a completion that is never taken fails', () => {
  const trace = sent()
    .post()
    .wait(40 * MILLISECOND);
  expect(judgeTrace(completionLatency, trace.end('budget'), limit)).toBeDefined();
});

test('the time that the target takes does not count', () => {
  const trace = sent()
    .wait(500 * MILLISECOND)
    .post()
    .isr(true, (isr) => isr.drain(1))
    .end();
  expect(judgeTrace(completionLatency, trace, limit)).toBeUndefined();
});
