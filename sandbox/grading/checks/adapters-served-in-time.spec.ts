import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { adaptersServedInTime } from './adapters-served-in-time.ts';
import { judgeTrace } from './judge-trace.ts';
import { toSecondHba } from './second-hba.fixture.ts';

const limit = { maxUs: 40 };
const LONG = 100_000;
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

/** Leaves its work to a callback. */
const defer = (isr: TraceBuilder): TraceBuilder =>
  isr.readStatus().enable().acknowledge('CMPL').notify('CallEnableInterrupts');

test('an HBA that is served soon passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toBeUndefined();
});

test('an HBA kept waiting fails when it is served at last, because of what it asked for', () => {
  const trace = booted();
  const asked = trace.next + 1;
  trace.post().wait(LONG);
  const served = trace.next;
  trace.isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  const fault = { seq: served, earlierSeq: asked };
  expect(judgeTrace(adaptersServedInTime, trace.end(), limit)).toMatchObject(fault);
});

test('so does the second HBA', () => {
  const trace = booted()
    .post()
    .wait(LONG)
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  expect(judgeTrace(adaptersServedInTime, toSecondHba(trace.end()), limit)).toMatchObject({
    message: { parameters: { device: 'training-hba-2' } },
  });
});

test('an HBA that is never served fails at the end', () => {
  const trace = booted().post().wait(LONG).end();
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toMatchObject({ seq: trace.events.length - 1 });
});

test('a bug check that ends the wait is no evidence', () => {
  const trace = booted().post().wait(LONG).bugCheck('null-page');
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toBeUndefined();
});

test('an HBA may be silent while its own deferred work is under way', () => {
  const trace = booted()
    .post()
    .isr(true, defer)
    .post()
    .wait(LONG)
    .enable('CMPL', 'REQA')
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(2))
    .end();
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toBeUndefined();
});

test('when that work is done, what has latched meanwhile is served soon', () => {
  const trace = booted().post().isr(true, defer).post().wait(LONG);
  const asked = trace.next;
  trace.enable('CMPL', 'REQA').wait(LONG);
  trace.isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(2));
  expect(judgeTrace(adaptersServedInTime, trace.end(), limit)).toMatchObject({ earlierSeq: asked });
});

test('an HBA silenced without work of its own waits, though its line is down', () => {
  const trace = booted().enable();
  const asked = trace.next + 1;
  trace.post().wait(LONG).enable('CMPL', 'REQA');
  trace.isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  expect(judgeTrace(adaptersServedInTime, trace.end(), limit)).toMatchObject({ earlierSeq: asked });
});

test('a cause that the driver never wanted asks for nothing', () => {
  const trace = booted()
    .latch('BRST')
    .wait(LONG)
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toBeUndefined();
});

test('a cause that is dismissed without an interrupt asks no more', () => {
  const trace = booted()
    .post()
    .routine('HwScsiTimer', (timer) => timer.acknowledge('CMPL').drain(1))
    .wait(LONG)
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(2))
    .end();
  expect(judgeTrace(adaptersServedInTime, trace, limit)).toBeUndefined();
});
