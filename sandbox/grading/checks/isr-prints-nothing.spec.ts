import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { isrPrintsNothing } from './isr-prints-nothing.ts';
import { judgeTrace } from './judge-trace.ts';

const text = { kind: 'debug', level: 1, text: 'TH-50: INTST 80000001\n' } as const;
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a routine that prints nothing passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  expect(judgeTrace(isrPrintsNothing, trace.end())).toBeUndefined();
});

test('printing elsewhere passes', () => {
  const trace = booted().routine('HwScsiTimer', (timer) => timer.add(text));
  expect(judgeTrace(isrPrintsNothing, trace.end())).toBeUndefined();
});

test('printing in the routine fails there, with what the text would have cost a debugger', () => {
  const trace = booted().post();
  let printed = 0;
  trace.isr(true, (isr) => {
    isr.readStatus();
    printed = isr.next;
    isr.add(text).acknowledge('CMPL').drain(1);
  });
  expect(judgeTrace(isrPrintsNothing, trace.end())).toMatchObject({
    seq: printed,
    actual: { parameters: { taken: 22 * 86_806 } },
  });
});
