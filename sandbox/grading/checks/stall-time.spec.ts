import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { stallTime } from './stall-time.ts';

const limit = { maxUs: 50 };
const stall = (microseconds: number) => ({ kind: 'stall', microseconds }) as const;
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('stalls that stay within the limit together pass', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().add(stall(20)).add(stall(30)));
  expect(judgeTrace(stallTime, trace.end(), limit)).toBeUndefined();
});

test('each call has the limit to itself', () => {
  const trace = booted();
  for (let call = 0; call < 2; call += 1) trace.post().isr(true, (isr) => isr.add(stall(40)));
  expect(judgeTrace(stallTime, trace.end(), limit)).toBeUndefined();
});

test('a long stall fails before it is over', () => {
  const trace = booted().post();
  let stalled = 0;
  trace.isr(true, (isr) => {
    stalled = isr.next;
    isr.add(stall(60)).wait(60_000);
  });
  expect(judgeTrace(stallTime, trace.end(), limit)).toMatchObject({ seq: stalled });
});

test('many short stalls fail at the one that is too many', () => {
  const trace = booted().post();
  let stalled = 0;
  trace.isr(true, (isr) => {
    for (let count = 0; count < 10; count += 1) isr.add(stall(5));
    stalled = isr.next;
    isr.add(stall(5));
  });
  expect(judgeTrace(stallTime, trace.end(), limit)).toMatchObject({
    seq: stalled,
    actual: { parameters: { stalled: 55_000, count: 11 } },
  });
});

test('what another routine stalls is not the interrupt routine’s', () => {
  const trace = booted().routine('HwScsiTimer', (timer) => timer.add(stall(400)));
  expect(judgeTrace(stallTime, trace.end(), limit)).toBeUndefined();
});
