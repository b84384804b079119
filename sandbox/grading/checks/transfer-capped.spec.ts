import { expect, test } from 'vitest';
import type { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { booted, complete, report, send } from './reported-request.fixture.ts';
import { transferCapped } from './transfer-capped.ts';

/** A request of 512 bytes, done by the HBA. */
const posted = (): TraceBuilder => report(send(booted(), 1), 1);

test('the interrupt routine may finish a request of any length', () => {
  const trace = posted().isr(true, (isr) => complete(isr, 1));
  expect(judgeTrace(transferCapped, trace.end(), { maxBytes: 511 })).toBeUndefined();
});

test('a short request may be finished elsewhere', () => {
  const trace = posted().routine('HwScsiTimer', (timer) => complete(timer, 1));
  expect(judgeTrace(transferCapped, trace.end(), { maxBytes: 512 })).toBeUndefined();
});

test('a longer one that a callback finishes fails, because of its being queued', () => {
  const trace = posted();
  const finished = trace.next + 1;
  trace.routine('HwScsiEnableInterruptsCallback', (callback) => complete(callback, 1));
  const { events } = trace.end();
  const queued = events.findIndex(({ kind }) => kind === 'srb-queue');
  expect(judgeTrace(transferCapped, { seed: 1, events }, { maxBytes: 511 })).toMatchObject({
    seq: finished,
    earlierSeq: queued,
  });
});

test('a longer one that HwScsiStartIo refuses is not finished', () => {
  const trace = booted()
    .startIo(1)
    .routine('HwScsiResetBus', (reset) => complete(reset, 1));
  expect(judgeTrace(transferCapped, trace.end(), { maxBytes: 511 })).toBeUndefined();
});
