import { expect, test } from 'vitest';
import { begin } from './bus-reset.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { resetReported } from './reset-reported.ts';

test('a reset that the routine reports passes', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetReported, trace.end())).toBeUndefined();
});

test('a reset whose notice is dismissed without a word fails at the end of the routine', () => {
  const trace = begin();
  const reset = trace.next + 1;
  trace.busReset().serve(() => undefined);
  expect(judgeTrace(resetReported, trace.end())).toMatchObject({ seq: trace.next - 3, earlierSeq: reset });
});

test('each of two resets is to be reported', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'))
    .busReset()
    .serve(() => undefined);
  expect(judgeTrace(resetReported, trace.end())).toBeDefined();
});

test("the driver's own reset is no news", () => {
  const trace = begin()
    .routine('HwScsiResetBus', (routine) => routine.device('bus-reset').latch('BRST').acknowledge('BRST'))
    .end();
  expect(judgeTrace(resetReported, trace)).toBeUndefined();
});

test('a driver that has asked to be called back may report it then', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('CallEnableInterrupts'))
    .add({ kind: 'routine-enter', routine: 'HwScsiEnableInterruptsCallback', name: 'Later' })
    .notify('ResetDetected')
    .add({ kind: 'routine-exit', routine: 'HwScsiEnableInterruptsCallback', name: 'Later', result: 0 });
  expect(judgeTrace(resetReported, trace.end())).toBeUndefined();
});

test('a report without a reset fails where it is made', () => {
  const trace = begin();
  let report = 0;
  trace.isr(true, (isr) => {
    report = isr.next;
    isr.notify('ResetDetected');
  });
  expect(judgeTrace(resetReported, trace.end())).toMatchObject({
    seq: report,
    message: { key: 'check.reset-reported.fault-unfounded' },
  });
});

test('a reset is news once', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'))
    .isr(true, (isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetReported, trace.end())).toBeDefined();
});

test('a second reset that comes before the report of the first may be reported when its notice is seen', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.busReset().notify('ResetDetected'))
    .serve((isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetReported, trace.end())).toBeUndefined();
});

test('the routine that resets the bus may say so', () => {
  const trace = begin().routine('HwScsiResetBus', (reset) => reset.notify('ResetDetected'));
  expect(judgeTrace(resetReported, trace.end())).toBeUndefined();
});
