import { expect, test } from 'vitest';
import { begin } from './bus-reset.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { resetAsksAgain } from './reset-asks-again.ts';

test('a request that had not been fetched is answered with NextRequest', () => {
  const trace = begin().send(1).busReset();
  trace.serve((isr) => isr.complete(1).notify('NextRequest'));
  expect(judgeTrace(resetAsksAgain, trace.end())).toBeUndefined();
});

test('without that the port driver waits in vain', () => {
  const trace = begin().send(1);
  const reset = trace.next + 1;
  trace.busReset().serve((isr) => isr.complete(1));
  expect(judgeTrace(resetAsksAgain, trace.end())).toMatchObject({ seq: trace.next - 3, earlierSeq: reset });
});

test('when NextRequest has been said for the last request nothing is due', () => {
  const trace = begin().send(1).fetch(1).busReset();
  trace.serve((isr) => isr.complete(1));
  expect(judgeTrace(resetAsksAgain, trace.end())).toBeUndefined();
});

test('a request that is announced after the reset will be accepted', () => {
  const trace = begin().busReset().send(1);
  trace.serve((isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetAsksAgain, trace.end())).toBeUndefined();
});
