import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { routineTime } from './routine-time.ts';

const MILLISECOND = 1_000_000;
const limit = { maxUs: 1000 };
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a short timer routine passes', () => {
  const trace = booted()
    .routine('HwScsiTimer', (timer) => timer.readStatus())
    .end();
  expect(judgeTrace(routineTime, trace, limit)).toBeUndefined();
});

test('a timer routine that waits fails at its return', () => {
  const trace = booted();
  const entered = trace.next;
  trace.routine('HwScsiTimer', (timer) => timer.wait(2 * MILLISECOND));
  const left = trace.next - 1;
  expect(judgeTrace(routineTime, trace.end(), limit)).toMatchObject({ seq: left, earlierSeq: entered });
});

test('an interrupt of higher IRQL does not make a routine long', () => {
  const trace = booted()
    .routine('HwScsiTimer', (timer) =>
      timer
        .add({ kind: 'irql', from: 0, to: 28 })
        .wait(2 * MILLISECOND)
        .add({ kind: 'irql', from: 28, to: 0 }),
    )
    .end();
  expect(judgeTrace(routineTime, trace, limit)).toBeUndefined();
});

test('the interrupt routine is judged by a check of its own', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.wait(2 * MILLISECOND))
    .end();
  expect(judgeTrace(routineTime, trace, limit)).toBeUndefined();
});

test('a routine that is left out of those that are held to it may take long', () => {
  const trace = booted()
    .routine('HwScsiEnableInterruptsCallback', (callback) => callback.wait(2 * MILLISECOND))
    .end();
  const only = { ...limit, routines: ['HwScsiTimer', 'HwScsiDisableInterruptsCallback'] };
  expect(judgeTrace(routineTime, trace, only)).toBeUndefined();
  expect(judgeTrace(routineTime, trace, limit)).toBeDefined();
});
