import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { nextRequestInTime } from './next-request-in-time.ts';

const limit = { maxUs: 100 };
const accepted = (): TraceBuilder => new TraceBuilder().boot().startIo(1).accept();

test('NextRequest in the interrupt that says that the request was accepted passes', () => {
  const trace = accepted().isr(true, (isr) => isr.acknowledge('REQA').notify('NextRequest'));
  expect(judgeTrace(nextRequestInTime, trace.end(), limit)).toBeUndefined();
});

test('NextRequest when a request is done fails, because of the acceptance', () => {
  const trace = new TraceBuilder().boot().startIo(1);
  const latched = trace.next + 1;
  trace.accept().wait(200_000).post();
  let told = 0;
  trace.isr(true, (isr) => {
    isr.acknowledge('CMPL').drain(1);
    told = isr.next;
    isr.notify('NextRequest');
  });
  expect(judgeTrace(nextRequestInTime, trace.end(), limit)).toMatchObject({ seq: told, earlierSeq: latched });
});

test('NextRequest before the HBA has accepted the request leaves nothing to wait for', () => {
  const trace = new TraceBuilder()
    .boot()
    .startIo(1)
    .notify('NextRequest')
    .accept()
    .wait(200_000)
    .isr(true, (isr) => isr.notify('NextRequest'));
  expect(judgeTrace(nextRequestInTime, trace.end(), limit)).toBeUndefined();
});

test('a reset takes the request away', () => {
  const trace = accepted()
    .reset()
    .wait(200_000)
    .routine('HwScsiResetBus', (reset) => reset.notify('NextRequest'));
  expect(judgeTrace(nextRequestInTime, trace.end(), limit)).toBeUndefined();
});

test('an HBA that is wholly silenced is another rule’s; one of which only REQA is silenced is not', () => {
  const silenced = (...causes: readonly 'CMPL'[]): ReturnType<typeof judgeTrace> => {
    const trace = new TraceBuilder()
      .boot()
      .enable(...causes)
      .startIo(1)
      .accept()
      .wait(200_000)
      .routine('HwScsiTimer', (timer) => timer.notify('NextRequest'));
    return judgeTrace(nextRequestInTime, trace.end(), limit);
  };
  expect(silenced()).toBeUndefined();
  expect(silenced('CMPL')).toBeDefined();
});
