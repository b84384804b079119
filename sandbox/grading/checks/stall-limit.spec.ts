import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { stallLimit } from './stall-limit.ts';

const limit = { maxUs: 1000 };
const stall = (microseconds: number) => ({ kind: 'stall', microseconds }) as const;

test('stalls of 1 ms pass, once in each call', () => {
  const trace = new TraceBuilder().boot().startIo(1).post();
  for (let call = 0; call < 2; call += 1) trace.routine('HwScsiTimer', (timer) => timer.add(stall(1000)));
  expect(judgeTrace(stallLimit, trace.end(), limit)).toBeUndefined();
});

test('stalls that are longer than 1 ms together fail at the one that is too many', () => {
  const trace = new TraceBuilder().boot().startIo(1).post();
  const entered = trace.next;
  trace.routine('HwScsiTimer', (timer) => timer.add(stall(600)).add(stall(600)).add(stall(600)));
  expect(judgeTrace(stallLimit, trace.end(), limit)).toMatchObject({ seq: entered + 2, earlierSeq: entered });
});

test('what a routine stalls that runs within another is its own', () => {
  const trace = new TraceBuilder().boot().startIo(1).post();
  trace.routine('HwScsiEnableInterruptsCallback', (callback) =>
    callback.add(stall(600)).isr(false, (isr) => isr.add(stall(600))),
  );
  expect(judgeTrace(stallLimit, trace.end(), limit)).toBeUndefined();
});

test('HwScsiInitialize may wait in pieces', () => {
  const trace = new TraceBuilder().boot();
  trace.routine('HwScsiInitialize', (initialize) => initialize.add(stall(1000)).add(stall(1000)));
  expect(judgeTrace(stallLimit, trace.end(), limit)).toBeUndefined();
});

test('a stall of more than 1 ms fails in any routine, because of the call that it is in', () => {
  const trace = new TraceBuilder().boot().startIo(1).post();
  trace.isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  const entered = trace.next;
  trace.routine('HwScsiResetBus', (reset) => reset.add(stall(1001)));
  const stalled = entered + 1;
  expect(judgeTrace(stallLimit, trace.end(), limit)).toMatchObject({ seq: stalled, earlierSeq: entered });
});
