import { expect, test } from 'vitest';
import type { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { notPolled } from './not-polled.ts';
import { booted, complete, report, send } from './reported-request.fixture.ts';

const CALLBACK = 'HwScsiEnableInterruptsCallback';

/** Request 1, reported while the HBA may not interrupt. */
const silenced = (): TraceBuilder => report(send(booted().enable(), 1), 1);

const finished = (trace: TraceBuilder): ReturnType<typeof judgeTrace> =>
  judgeTrace(notPolled, complete(trace, 1).end());

test('a request that the interrupt routine finishes passes', () => {
  const trace = report(send(booted(), 1), 1).isr(true, (isr) => complete(isr, 1));
  expect(judgeTrace(notPolled, trace.end())).toBeUndefined();
});

test('a timer that finds what the silenced HBA has done fails, because of the completion', () => {
  const trace = silenced();
  const posted = trace.next - 2;
  const completed = trace.next + 1;
  trace.routine('HwScsiTimer', (timer) => complete(timer, 1));
  expect(judgeTrace(notPolled, trace.end())).toMatchObject({ seq: completed, earlierSeq: posted });
});

test('a timer that finds what an HBA that may interrupt has done passes', () => {
  const trace = report(send(booted(), 1), 1).routine('HwScsiTimer', (timer) => complete(timer, 1));
  expect(judgeTrace(notPolled, trace.end())).toBeUndefined();
});

test('a routine that waits for the silenced HBA fails', () => {
  const trace = send(booted().enable(), 1);
  trace.routine(CALLBACK, (callback) => complete(report(callback, 1), 1));
  expect(judgeTrace(notPolled, trace.end())).toBeDefined();
});

test('what is completed while an interrupt waits for its callback passes', () => {
  const trace = send(booted(), 1)
    .latch('CMPL')
    .isr(true, (isr) => isr.enable().notify('CallEnableInterrupts'));
  report(trace, 1).routine(CALLBACK, (callback) => complete(callback, 1));
  expect(judgeTrace(notPolled, trace.end())).toBeUndefined();
});

test('what a routine finishes that comes before that callback passes', () => {
  const trace = send(booted(), 1)
    .latch('CMPL')
    .isr(true, (isr) => isr.enable().notify('CallEnableInterrupts'));
  expect(finished(report(trace, 1))).toBeUndefined();
});

test('a timer that asks for itself again and again fails in the end, though an interrupt began it', () => {
  const trace = booted()
    .latch('CMPL')
    .isr(true, (isr) => isr.enable().notify('RequestTimerCall'));
  for (let call = 0; call < 5; call += 1)
    trace.routine('HwScsiTimer', (timer) => timer.notify('RequestTimerCall'));
  report(send(trace, 1), 1).routine('HwScsiTimer', (timer) => complete(timer, 1));
  expect(judgeTrace(notPolled, trace.end())).toBeDefined();
});

test('a callback that asks for itself as long as it finds something to finish passes', () => {
  const trace = booted();
  for (let srb = 1; srb <= 8; srb += 1) send(trace, srb);
  trace.latch('CMPL').isr(true, (isr) => isr.enable().notify('CallEnableInterrupts'));
  for (let srb = 1; srb <= 8; srb += 1) {
    report(trace, srb).routine(CALLBACK, (callback) =>
      complete(callback, srb).notify('CallEnableInterrupts'),
    );
  }
  expect(judgeTrace(notPolled, trace.end())).toBeUndefined();
});

test('an interrupt that is claimed afterwards makes good for the silence', () => {
  const trace = silenced()
    .enable('CMPL')
    .isr(true, (isr) => isr.acknowledge('CMPL'));
  expect(finished(trace)).toBeUndefined();
});

test('a reset of the bus may end what the silenced HBA has done', () => {
  const trace = silenced().routine('HwScsiResetBus', (reset) => complete(reset, 1));
  expect(judgeTrace(notPolled, trace.end())).toBeUndefined();
});
