import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { lineReleased } from './line-released.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);
const judge = (script: (isr: TraceBuilder) => unknown): ReturnType<typeof judgeTrace> =>
  judgeTrace(lineReleased, booted().accept().post().isr(true, script).end());

test('acknowledging what was read passes', () => {
  expect(judge((isr) => isr.readStatus().acknowledge('CMPL', 'REQA').drain(1))).toBeUndefined();
});

test('acknowledging one cause at a time passes', () => {
  expect(judge((isr) => isr.readStatus().acknowledge('CMPL').drain(1).acknowledge('REQA'))).toBeUndefined();
});

test('looping until the status is clear passes', () => {
  expect(
    judge((isr) =>
      isr.readStatus().acknowledge('CMPL').drain(1).readStatus().acknowledge('REQA').readStatus(),
    ),
  ).toBeUndefined();
});

test('masking the HBA instead of acknowledging takes the line down and passes', () => {
  expect(judge((isr) => isr.readStatus().enable())).toBeUndefined();
});

test('a cause that latches after the look may hold the line up', () => {
  expect(judge((isr) => isr.readStatus().acknowledge('CMPL', 'REQA').post().drain(1))).toBeUndefined();
});

test('a cause that latches between the look and the acknowledge may hold the line up', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().accept().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(lineReleased, trace)).toBeUndefined();
});

test('a last look whose findings are left for the next interrupt passes', () => {
  expect(
    judge((isr) => isr.readStatus().acknowledge('CMPL', 'REQA').post().drain(1).readStatus()),
  ).toBeUndefined();
});

test('not acknowledging fails at the return, because of the cause that latched first', () => {
  const trace = booted().post();
  const latched = trace.next - 2;
  trace.isr(true, (isr) => isr.readStatus().drain(1));
  const returned = trace.next - 1;
  expect(judgeTrace(lineReleased, trace.end())).toMatchObject({ seq: returned, earlierSeq: latched });
});

test('a newer completion excuses no older cause that was seen and left', () => {
  expect(judge((isr) => isr.readStatus().drain(1).post())).toBeDefined();
});

test('acknowledging one cause of two fails', () => {
  expect(judge((isr) => isr.readStatus().acknowledge('CMPL').drain(1))).toMatchObject({
    actual: { parameters: { cause: 'REQA' } },
  });
});

test('claiming without a look at anything fails', () => {
  expect(judge(() => undefined)).toBeDefined();
});

test('a cause that is pending but not enabled does not hold the line up', () => {
  const trace = new TraceBuilder()
    .boot()
    .enable('CMPL')
    .startIo(1)
    .accept()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1).post())
    .end();
  expect(judgeTrace(lineReleased, trace)).toBeUndefined();
});

test('of two pending causes the enabled one is to blame', () => {
  const trace = new TraceBuilder()
    .boot()
    .enable('CMPL')
    .startIo(1)
    .accept()
    .post()
    .isr(true, (isr) => isr.readStatus().drain(1))
    .end();
  expect(judgeTrace(lineReleased, trace)).toMatchObject({ actual: { parameters: { cause: 'CMPL' } } });
});

test('a cause that was left and is enabled again fails', () => {
  expect(
    judge((isr) => isr.readStatus().enable().acknowledge('CMPL').drain(1).enable('CMPL', 'REQA')),
  ).toMatchObject({ actual: { parameters: { cause: 'REQA' } } });
});

test('a reset enables nothing', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().reset().enable('CMPL').accept().post())
    .end();
  expect(judgeTrace(lineReleased, trace)).toBeUndefined();
});

test('an HBA that cannot mask holds the line for every pending cause, whatever INTEN was told', () => {
  const trace = new TraceBuilder()
    .unmaskable()
    .boot()
    .startIo(1)
    .post()
    .isr(true, (isr) => isr.readStatus().enable())
    .end();
  expect(judgeTrace(lineReleased, trace)).toBeDefined();
});
