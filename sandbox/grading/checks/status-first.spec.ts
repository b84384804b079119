import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { statusFirst } from './status-first.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('reading the status before the work passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(statusFirst, trace)).toBeUndefined();
});

test('reading the status twice, or stalling before it, is no work', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) =>
      isr.add({ kind: 'stall', microseconds: 1 }).readStatus().readStatus().acknowledge('CMPL').drain(1),
    )
    .end();
  expect(judgeTrace(statusFirst, trace)).toBeUndefined();
});

test('another register before the status is work done first', () => {
  const trace = booted().post();
  const early = trace.next + 2;
  const fault = judgeTrace(
    statusFirst,
    trace.isr(true, (isr) => isr.drain(1).readStatus().acknowledge('CMPL')).end(),
  );
  expect(fault).toMatchObject({ seq: early, actual: { key: 'check.status-first.actual-early' } });
});

test('an SRB touched before the status is work done first, on a foreign interrupt too', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.add({ kind: 'srb-access', srb: 1, offset: 3, write: true }).readStatus())
    .end();
  expect(judgeTrace(statusFirst, trace)).toBeDefined();
});

test('claiming an own interrupt without a look fails at the return', () => {
  const fault = judgeTrace(
    statusFirst,
    booted()
      .post()
      .isr(true, () => undefined)
      .end(),
  );
  expect(fault).toMatchObject({ actual: { key: 'check.status-first.actual-never' } });
});

test('a blind answer to a foreign interrupt is left to refuses-foreign', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(true, () => undefined)
    .end();
  expect(judgeTrace(statusFirst, trace)).toBeUndefined();
});
