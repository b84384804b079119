import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { pollingCost } from './polling-cost.ts';

const LIMIT = { maxPercent: 5 };

/** A request that is back after ten calls of the timer. */
function polled(call: number, pause: number): ReturnType<typeof judgeTrace> {
  const trace = new TraceBuilder().boot().startIo(1);
  for (let number = 0; number < 10; number += 1) {
    trace.wait(pause).routine('HwScsiTimer', (timer) => timer.wait(call).readStatus());
  }
  return judgeTrace(pollingCost, trace.returned(1).end(), LIMIT);
}

test('a look now and then passes', () => {
  expect(polled(1_000, 10_000_000)).toBeUndefined();
});

test('short looks without a pause fail when the last request is back', () => {
  expect(polled(1_000, 0)).toMatchObject({
    message: { key: 'check.polling-cost.fault', parameters: { percent: 91 } },
  });
});

test('long looks fail in spite of pauses', () => {
  expect(polled(2_000_000, 10_000_000)).toBeDefined();
});

test('a run without requests passes', () => {
  expect(judgeTrace(pollingCost, new TraceBuilder().boot().end(), LIMIT)).toBeUndefined();
});
