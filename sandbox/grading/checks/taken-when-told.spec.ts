import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { takenWhenTold } from './taken-when-told.ts';

const MILLISECOND = 1_000_000;
const limit = { maxMs: 5 };
const sent = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a completion that the interrupt routine takes passes', () => {
  const trace = sent()
    .post()
    .isr(true, (isr) => isr.acknowledge('CMPL').drain(1));
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeUndefined();
});

test('a completion that waits for the timer fails, because of its posting', () => {
  const trace = sent();
  const posted = trace.next;
  trace
    .post()
    .isr(true, (isr) => isr.acknowledge('CMPL'))
    .wait(10 * MILLISECOND);
  trace.routine('HwScsiTimer', (timer) => timer.drain(1));
  const taken = trace.next - 2;
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toMatchObject({ seq: taken, earlierSeq: posted });
});

test('a completion that is never taken is another rule’s', () => {
  const trace = sent()
    .post()
    .wait(10 * MILLISECOND)
    .reset();
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeUndefined();
});

test('a completion of an HBA that stays silent is another rule’s', () => {
  const trace = sent()
    .enable()
    .post()
    .wait(10 * MILLISECOND)
    .routine('HwScsiTimer', (timer) => timer.drain(1));
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeUndefined();
});

test('a completion of an HBA that the driver keeps silent, and lets speak too late, fails', () => {
  const trace = sent()
    .enable()
    .post()
    .wait(10 * MILLISECOND)
    .enable('CMPL', 'REQA')
    .isr(true, (isr) => isr.acknowledge('CMPL').drain(1));
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeDefined();
});

test('a completion whose interrupt the HBA has lost may wait, and those after it', () => {
  const trace = sent()
    .postUnheard()
    .wait(20 * MILLISECOND)
    .post()
    .wait(15 * MILLISECOND)
    .routine('HwScsiTimer', (timer) => timer.acknowledge('CMPL').drain(1, 2));
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeUndefined();
});

test('once the driver has looked there is no excuse: a CMPL that it leaves latched is its own fault', () => {
  const trace = sent()
    .postUnheard()
    .wait(10 * MILLISECOND)
    .routine('HwScsiTimer', (timer) => timer.drain(1))
    .post()
    .wait(10 * MILLISECOND)
    .routine('HwScsiTimer', (timer) => timer.drain(2));
  expect(judgeTrace(takenWhenTold, trace.end(), limit)).toBeDefined();
});
