import { expect, test } from 'vitest';
import { begin } from './bus-reset.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { resetNotRepeated } from './reset-not-repeated.ts';

test('a reset that is served passes, and so does the next', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected').busReset())
    .serve((isr) => isr.notify('ResetDetected'));
  expect(judgeTrace(resetNotRepeated, trace.end())).toBeUndefined();
});

test('an interrupt routine that resets the bus once more fails there, because of the first reset', () => {
  const trace = begin();
  const first = trace.next;
  trace.busReset();
  let again = 0;
  trace.serve((isr) => {
    again = isr.next;
    isr.write('BUSCTL', 1);
  });
  expect(judgeTrace(resetNotRepeated, trace.end())).toMatchObject({ seq: again, earlierSeq: first });
});

test('a timer that does so fails too', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('RequestTimerCall'))
    .routine('HwScsiTimer', (timer) => timer.write('BUSCTL', 1));
  expect(judgeTrace(resetNotRepeated, trace.end())).toBeDefined();
});

test('letting go of RST# passes', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.write('BUSCTL', 0).notify('ResetDetected'));
  expect(judgeTrace(resetNotRepeated, trace.end())).toBeUndefined();
});

test('a reset that the port driver asks for passes', () => {
  const trace = begin()
    .busReset()
    .serve((isr) => isr.notify('ResetDetected'))
    .routine('HwScsiResetBus', (reset) => reset.write('BUSCTL', 1));
  expect(judgeTrace(resetNotRepeated, trace.end())).toBeUndefined();
});
