import { expect, test } from 'vitest';
import type { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { notifiedTwice } from './notified-twice.ts';
import { booted, complete, report, send } from './reported-request.fixture.ts';

/** An interrupt routine that takes the ring up to `head`, with `body` before that. */
function served(trace: TraceBuilder, head: number, body: (isr: TraceBuilder) => unknown): TraceBuilder {
  return trace.isr(true, (isr) => {
    isr.readStatus().acknowledge('CMPL');
    body(isr);
    isr.write('CMPHEAD', head);
  });
}

const one = (): TraceBuilder => report(send(booted(), 1), 1);

test('RequestComplete and NextRequest pass, in either order', () => {
  const first = served(one(), 1, (isr) => complete(isr, 1).notify('NextRequest'));
  const last = served(one(), 1, (isr) => complete(isr.notify('NextRequest'), 1));
  expect(judgeTrace(notifiedTwice, first.end())).toBeUndefined();
  expect(judgeTrace(notifiedTwice, last.end())).toBeUndefined();
});

test('RequestComplete alone fails at the return, because of the completion', () => {
  const trace = one();
  let completed = 0;
  served(trace, 1, (isr) => {
    completed = isr.next;
    complete(isr, 1);
  });
  expect(judgeTrace(notifiedTwice, trace.end())).toMatchObject({
    earlierSeq: completed,
    message: { key: 'check.notified-twice.fault-next' },
  });
});

test('NextRequest alone fails, because of the report', () => {
  const trace = send(booted(), 1);
  const posted = trace.next;
  served(report(trace, 1), 1, (isr) => isr.notify('NextRequest'));
  expect(judgeTrace(notifiedTwice, trace.end())).toMatchObject({
    earlierSeq: posted,
    message: { key: 'check.notified-twice.fault-complete' },
  });
});

test('one NextRequest for two completions passes', () => {
  const trace = report(report(send(send(booted(), 1), 2), 1), 2);
  served(trace, 2, (isr) => complete(complete(isr, 1), 2).notify('NextRequest'));
  expect(judgeTrace(notifiedTwice, trace.end())).toBeUndefined();
});

test('a port driver that waits for nothing needs no NextRequest', () => {
  const trace = report(send(booted(), 1).notify('NextRequest'), 1);
  served(trace, 1, (isr) => complete(isr, 1));
  expect(judgeTrace(notifiedTwice, trace.end())).toBeUndefined();
});

test('a completion that is left in the ring passes', () => {
  const trace = report(report(send(send(booted(), 1), 2), 1), 2);
  served(trace, 1, (isr) => complete(isr, 1).notify('NextRequest'));
  expect(judgeTrace(notifiedTwice, trace.end())).toBeUndefined();
});

test('a driver that is called back may notify then, and has to', () => {
  const deferred = (): TraceBuilder => served(one(), 1, (isr) => isr.notify('CallEnableInterrupts'));
  const callback = 'HwScsiEnableInterruptsCallback';
  const done = deferred().routine(callback, (called) => complete(called, 1).notify('NextRequest'));
  const undone = deferred().routine(callback, (called) => called.notify('NextRequest'));
  expect(judgeTrace(notifiedTwice, done.end())).toBeUndefined();
  expect(judgeTrace(notifiedTwice, undone.end())).toBeDefined();
});

test('a timer comes too late for either', () => {
  const late = (first: (isr: TraceBuilder) => unknown): TraceBuilder =>
    served(one(), 1, (isr) => {
      first(isr);
      isr.notify('RequestTimerCall');
    }).routine('HwScsiTimer', (timer) => timer.notify('NextRequest'));
  expect(judgeTrace(notifiedTwice, late(() => undefined).end())).toBeDefined();
  expect(judgeTrace(notifiedTwice, late((isr) => complete(isr, 1)).end())).toBeDefined();
});

test('NextLuRequest does not stand in for NextRequest', () => {
  const trace = served(one(), 1, (isr) => complete(isr, 1).notify('NextLuRequest'));
  expect(judgeTrace(notifiedTwice, trace.end())).toBeDefined();
});
