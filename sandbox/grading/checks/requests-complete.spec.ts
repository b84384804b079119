import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { requestsComplete } from './requests-complete.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot();

test('requests that all come back pass, in any order', () => {
  const trace = booted().startIo(1).startIo(2).returned(2).returned(1).end();
  expect(judgeTrace(requestsComplete, trace)).toBeUndefined();
});

test('flags in the high bits of SrbStatus are no failure', () => {
  expect(judgeTrace(requestsComplete, booted().startIo(1).returned(1, 0x81).end())).toBeUndefined();
});

test('a request that never comes back fails at the end, because of its arrival', () => {
  const trace = booted();
  const arrived = trace.next;
  const { events } = trace.startIo(1).end();
  expect(judgeTrace(requestsComplete, { seed: 1, events })).toMatchObject({
    seq: events.length - 1,
    earlierSeq: arrived,
  });
});

test('success with the wrong data fails', () => {
  const fault = judgeTrace(requestsComplete, booted().startIo(1).returned(1, 1, false).end());
  expect(fault?.message.key).toBe('check.requests-complete.fault-data');
});

test('an SRB that comes back changed where no miniport writes fails', () => {
  const trace = booted().startIo(1).add({
    kind: 'srb-return',
    srb: 1,
    srbStatus: 1,
    scsiStatus: 0,
    length: 512,
    dataIntact: true,
    changed: 'TargetId',
  });
  const fault = judgeTrace(requestsComplete, trace.end());
  expect(fault?.message).toMatchObject({ key: 'check.requests-complete.fault-changed' });
});

test('a status other than success fails', () => {
  const fault = judgeTrace(requestsComplete, booted().startIo(1).returned(1, 0x0e).end());
  expect(fault?.message.key).toBe('check.requests-complete.fault-status');
});

test('a timeout fails when it happens', () => {
  const fault = judgeTrace(
    requestsComplete,
    booted().startIo(1).add({ kind: 'srb-timeout', srb: 1 }).returned(1, 0x0e).end(),
  );
  expect(fault?.message.key).toBe('check.requests-complete.fault-timeout');
});

test('a run without any request fails', () => {
  expect(judgeTrace(requestsComplete, booted().end())).toBeDefined();
});

test.each([
  ['HwScsiFindAdapter', 0, 'none'],
  ['HwScsiFindAdapter', 2, 'none'],
  ['HwScsiFindAdapter', 3, 'none'],
  ['HwScsiFindAdapter', 99, 'answer'],
  ['HwScsiFindAdapter', -1, 'answer'],
  ['HwScsiInitialize', 0x100, 'none'],
  ['DriverEntry', 0xc000_0001, 'none'],
] as const)('a run without any request fails because of %s, which returned %i', (routine, result, actual) => {
  const trace = new TraceBuilder()
    .add({ kind: 'routine-exit', routine: 'HwScsiFindAdapter', name: 'FindAdapter', result: 1 })
    .add({ kind: 'routine-exit', routine: 'HwScsiInitialize', name: 'Initialize', result: 1 });
  const answered = trace.next;
  trace.add({ kind: 'routine-exit', routine, name: 'Refuses', result });
  expect(judgeTrace(requestsComplete, trace.end())).toMatchObject({
    earlierSeq: answered,
    message: { key: 'check.requests-complete.fault-none' },
    actual: { key: `check.requests-complete.actual-${actual}` },
  });
});

test('a bug check leaves open requests without a verdict', () => {
  expect(judgeTrace(requestsComplete, booted().startIo(1).bugCheck('null-page'))).toBeUndefined();
});

test('requests reported as successful without a look at what the HBA reported fail, because of the first report', () => {
  const trace = booted().startIo(1);
  const posted = trace.next;
  const { events } = trace
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').notify('RequestComplete', 1))
    .returned(1)
    .end();
  expect(judgeTrace(requestsComplete, { seed: 1, events })).toMatchObject({
    earlierSeq: posted,
    actual: { parameters: { count: 1 } },
  });
});

test('a ring that was taken with the last request passes', () => {
  const trace = booted()
    .startIo(1)
    .startIo(2)
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').notify('RequestComplete', 1))
    .returned(1)
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(2))
    .returned(2)
    .end();
  expect(judgeTrace(requestsComplete, trace)).toBeUndefined();
});
