import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { neighbourLatency } from './neighbour-latency.ts';

const limit = { maxUs: 30 };
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a neighbour that is served soon passes', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus())
    .neighbourServed()
    .end();
  expect(judgeTrace(neighbourLatency, trace, limit)).toBeUndefined();
});

test('a neighbour kept waiting fails when it is served at last, because of the long call', () => {
  const trace = booted().post().neighbourAsserts();
  const entered = trace.next;
  trace.isr(true, (isr) => isr.readStatus().wait(50_000).acknowledge('CMPL').drain(1));
  const served = trace.next;
  const fault = judgeTrace(neighbourLatency, trace.neighbourServed().end(), limit);
  expect(fault).toMatchObject({ seq: served, earlierSeq: entered });
});

test('a neighbour that is never served fails at the end', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .neighbourAsserts()
    .wait(100_000)
    .end();
  expect(judgeTrace(neighbourLatency, trace, limit)).toMatchObject({ seq: trace.events.length - 1 });
});

test('a bug check that ends the wait is no evidence', () => {
  const trace = booted().neighbourAsserts().wait(100_000).bugCheck('null-page');
  expect(judgeTrace(neighbourLatency, trace, limit)).toBeUndefined();
});

test('a device on a line of its own is no neighbour', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) =>
      isr.add({ kind: 'line-assert', irq: 4, source: 'uart' }).acknowledge('CMPL').drain(1).wait(100_000),
    )
    .add({ kind: 'isr-enter', irq: 4, device: 'uart' })
    .end();
  expect(judgeTrace(neighbourLatency, trace, limit)).toBeUndefined();
});

test('an HBA that has no part in any interrupt keeps nobody waiting', () => {
  const trace = booted().neighbourAsserts().wait(100_000).neighbourServed().end();
  expect(judgeTrace(neighbourLatency, trace, limit)).toBeUndefined();
});
