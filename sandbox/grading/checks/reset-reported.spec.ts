import { expect, test } from 'vitest';
import type { Trace } from '../../trace/event.ts';
import { begin } from './bus-reset.fixture.ts';
import type { Fault } from './check.ts';
import { judgeTrace } from './judge-trace.ts';
import { resetReported } from './reset-reported.ts';

/** Nanoseconds; {@link judge} allows one. */
const MILLISECOND = 1_000_000;

const judge = (trace: Trace): Fault | undefined => judgeTrace(resetReported, trace, { maxMs: 1 });

test('a reset that the routine reports passes', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'));
  expect(judge(trace.end())).toBeUndefined();
});

test('a reset whose notice is dismissed without a word fails at the end of the routine', () => {
  const trace = begin();
  const reset = trace.next + 1;
  trace.busReset().serve(() => undefined);
  expect(judge(trace.end())).toMatchObject({ seq: trace.next - 3, earlierSeq: reset });
});

test('each of two resets is to be reported', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'))
    .busReset()
    .serve(() => undefined);
  expect(judge(trace.end())).toBeDefined();
});

test("the driver's own reset is no news", () => {
  const trace = begin()
    .routine('HwScsiResetBus', (routine) => routine.device('bus-reset').latch('BRST').acknowledge('BRST'))
    .end();
  expect(judge(trace)).toBeUndefined();
});

test('a driver that has asked to be called back may report it then', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('CallEnableInterrupts'))
    .add({ kind: 'routine-enter', routine: 'HwScsiEnableInterruptsCallback', name: 'Later' })
    .notify('ResetDetected')
    .add({ kind: 'routine-exit', routine: 'HwScsiEnableInterruptsCallback', name: 'Later', result: 0 });
  expect(judge(trace.end())).toBeUndefined();
});

test('a driver that has asked for its timer has not reported it', () => {
  const trace = begin().busReset();
  trace.serve((isr) => isr.notify('RequestTimerCall'));
  const exit = trace.next - 2;
  trace.routine('HwScsiTimer', (timer) => timer.notify('ResetDetected'));
  expect(judge(trace.end())).toMatchObject({ seq: exit });
});

test('a notice that a timer finds a millisecond later fails where the timer begins, because of the reset', () => {
  const trace = begin().enable('CMPL', 'REQA');
  const reset = trace.next + 1;
  trace.busReset().wait(MILLISECOND);
  const timer = trace.next;
  trace.routine('HwScsiTimer', (routine) => routine.acknowledge('BRST').notify('ResetDetected'));
  expect(judge(trace.end())).toMatchObject({
    seq: timer,
    earlierSeq: reset,
    message: { key: 'check.reset-reported.fault-late' },
  });
});

test('a routine that takes long over the reset is not late for it', () => {
  const trace = begin().busReset();
  trace.serve((isr) => isr.wait(3 * MILLISECOND).notify('ResetDetected'));
  trace.isr(true, (isr) => isr.readStatus());
  expect(judge(trace.end())).toBeUndefined();
});

test('a report without a reset fails where it is made', () => {
  const trace = begin();
  let report = 0;
  trace.isr(true, (isr) => {
    report = isr.next;
    isr.notify('ResetDetected');
  });
  expect(judge(trace.end())).toMatchObject({
    seq: report,
    message: { key: 'check.reset-reported.fault-unfounded' },
  });
});

test('a reset is news once', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'))
    .isr(true, (isr) => isr.notify('ResetDetected'));
  expect(judge(trace.end())).toBeDefined();
});

test('a second reset that comes before the report of the first may be reported when its notice is seen', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.busReset().notify('ResetDetected'))
    .serve((isr) => isr.notify('ResetDetected'));
  expect(judge(trace.end())).toBeUndefined();
});

test('the routine that resets the bus may say so', () => {
  const trace = begin().routine('HwScsiResetBus', (reset) => reset.notify('ResetDetected'));
  expect(judge(trace.end())).toBeUndefined();
});
