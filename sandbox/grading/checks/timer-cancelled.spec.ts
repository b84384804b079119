import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { timerCancelled } from './timer-cancelled.ts';

const asks = (trace: TraceBuilder, microseconds: number): TraceBuilder =>
  trace.add({ kind: 'notification', notification: 'RequestTimerCall', microseconds });
const armed = (): TraceBuilder => asks(new TraceBuilder().boot().startIo(1), 10_000);
const expires = (trace: TraceBuilder): TraceBuilder =>
  trace.routine('HwScsiTimer', (timer) => timer.readStatus());

test('a timer that runs out while a request is open passes', () => {
  expect(judgeTrace(timerCancelled, expires(armed()).end(), {})).toBeUndefined();
});

test('a timer that runs out after the last request fails, because of the call that armed it', () => {
  const trace = armed();
  const call = trace.next - 1;
  trace.post().isr(true, (isr) => isr.drain(1));
  const late = trace.next;
  expect(judgeTrace(timerCancelled, expires(trace).end(), {})).toMatchObject({ seq: late, earlierSeq: call });
});

test('a timer that was on its way when it was cancelled passes', () => {
  const trace = armed()
    .post()
    .isr(true, (isr) => asks(isr.drain(1), 0));
  expect(judgeTrace(timerCancelled, expires(trace).end(), {})).toBeUndefined();
});

test('a timer that still runs when all is done fails, however far off its end is', () => {
  const trace = armed()
    .post()
    .isr(true, (isr) => asks(isr.drain(1), 3_600_000_000));
  const call = trace.next - 3;
  expect(judgeTrace(timerCancelled, trace.end(), {})).toMatchObject({ earlierSeq: call });
});

test('a timer that has run out while a request was open is no longer running', () => {
  const trace = expires(armed())
    .post()
    .isr(true, (isr) => isr.drain(1));
  expect(judgeTrace(timerCancelled, trace.end(), {})).toBeUndefined();
});
