import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { isrTime } from './isr-time.ts';
import { judgeTrace } from './judge-trace.ts';
import { toSecondHba } from './second-hba.fixture.ts';

const limit = { maxUs: 50 };
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a short call passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(isrTime, trace, limit)).toBeUndefined();
});

test('a call of exactly the limit passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.wait(50_000 - 300))
    .end();
  expect(judgeTrace(isrTime, trace, limit)).toBeUndefined();
});

test('a long call fails at its return, because of its longest stall', () => {
  const trace = booted().post();
  let stalled = 0;
  trace.isr(true, (isr) => {
    isr.add({ kind: 'stall', microseconds: 5 });
    stalled = isr.next;
    isr.add({ kind: 'stall', microseconds: 60 }).wait(60_000);
  });
  const returned = trace.next - 1;
  expect(judgeTrace(isrTime, trace.end(), limit)).toMatchObject({ seq: returned, earlierSeq: stalled });
});

test('an interrupt of higher IRQL does not make a call long', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) =>
      isr
        .readStatus()
        .add({ kind: 'irql', from: 0, to: 28 })
        .wait(60_000)
        .add({ kind: 'irql', from: 28, to: 0 })
        .acknowledge('CMPL')
        .drain(1),
    )
    .end();
  expect(judgeTrace(isrTime, trace, limit)).toBeUndefined();
});

test('accesses and stalls count', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().wait(25_000).add({ kind: 'stall', microseconds: 25 }).wait(25_000))
    .end();
  expect(judgeTrace(isrTime, trace, limit)).toBeDefined();
});

test('the second HBA is judged as the first is', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.wait(60_000));
  const returned = trace.next - 1;
  expect(judgeTrace(isrTime, toSecondHba(trace.end()), limit)).toMatchObject({ seq: returned });
});
