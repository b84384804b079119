import { expect, test } from 'vitest';
import { BUS_RESET, begin } from './bus-reset.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { resetCompletesOutstanding } from './reset-completes-outstanding.ts';

const SUCCESS = 0x01;
const QUEUE_FROZEN = 0x40;

test('requests that are all handed back as reset pass', () => {
  const trace = begin().send(1).fetch(1).send(2).busReset();
  trace.serve((isr) => isr.complete(1).complete(2));
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toBeUndefined();
});

test('a request that the driver keeps fails at the end of the routine, because of the reset', () => {
  const trace = begin().send(1).fetch(1).send(2);
  const reset = trace.next + 1;
  trace.busReset().serve((isr) => isr.complete(1));
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toMatchObject({
    seq: trace.next - 3,
    earlierSeq: reset,
    message: { parameters: { srb: 2 } },
  });
});

test('another status fails where it is given', () => {
  const trace = begin().send(1).fetch(1).busReset();
  let wrong = 0;
  trace.serve((isr) => {
    wrong = isr.next;
    isr.complete(1, SUCCESS);
  });
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toMatchObject({ seq: wrong });
});

test('a request that the port driver takes for busy, and sends again, fails where it was handed back', () => {
  const trace = begin().send(1).fetch(1).busReset();
  let handedBack = 0;
  trace.serve((isr) => {
    handedBack = isr.next;
    isr.complete(1);
  });
  trace.startIo(1);
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toMatchObject({ seq: handedBack });
});

test('a flag beside the status fails too', () => {
  const trace = begin().send(1).fetch(1).busReset();
  trace.serve((isr) => isr.complete(1, BUS_RESET | QUEUE_FROZEN));
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toMatchObject({
    actual: { parameters: { flags: QUEUE_FROZEN } },
  });
});

test('a request that a callback hands back is handed back in time, one that a timer does is not', () => {
  const trace = begin().send(1).fetch(1).busReset();
  trace.serve((isr) => isr.notify('CallEnableInterrupts'));
  trace.routine('HwScsiEnableInterruptsCallback', (callback) => callback.complete(1));
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toBeUndefined();

  const late = begin().send(1).fetch(1).busReset();
  late.serve((isr) => isr.notify('RequestTimerCall'));
  const exit = late.next - 2;
  late.routine('HwScsiTimer', (timer) => timer.complete(1));
  expect(judgeTrace(resetCompletesOutstanding, late.end())).toMatchObject({ seq: exit });
});

test('what was reported before the reset may be completed either way', () => {
  for (const status of [SUCCESS, undefined]) {
    const trace = begin().send(1).fetch(1).report(1).busReset();
    trace.serve((isr) => isr.complete(1, status));
    expect(judgeTrace(resetCompletesOutstanding, trace.end())).toBeUndefined();
  }
});

test('a request that is announced after the reset is not of those', () => {
  const trace = begin().busReset().send(1);
  trace.serve((isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetCompletesOutstanding, trace.end())).toBeUndefined();
});
