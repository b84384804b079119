import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { deferredInOrder } from './deferred-in-order.ts';
import { judgeTrace } from './judge-trace.ts';

const posted = (): TraceBuilder => new TraceBuilder().boot().startIo(1).post();

test('a routine that does all the work itself passes', () => {
  const trace = posted().isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  expect(judgeTrace(deferredInOrder, trace.end())).toBeUndefined();
});

test('a routine that silences its HBA and asks for the callback passes', () => {
  const trace = posted().isr(true, (isr) => isr.readStatus().enable().notify('CallEnableInterrupts'));
  expect(judgeTrace(deferredInOrder, trace.end())).toBeUndefined();
});

test('silencing the HBA after asking, but before returning, passes', () => {
  const trace = posted().isr(true, (isr) => isr.readStatus().notify('CallEnableInterrupts').enable());
  expect(judgeTrace(deferredInOrder, trace.end())).toBeUndefined();
});

test('a routine that leaves its HBA enabled fails where it returns', () => {
  const trace = posted();
  let asked = 0;
  trace.isr(true, (isr) => {
    isr.readStatus().acknowledge('CMPL');
    asked = isr.next;
    isr.notify('CallEnableInterrupts');
  });
  const returned = trace.next - 1;
  expect(judgeTrace(deferredInOrder, trace.end())).toMatchObject({ seq: returned, earlierSeq: asked });
});

test('enabling the HBA again before returning fails', () => {
  const trace = posted().isr(true, (isr) =>
    isr.enable().acknowledge('CMPL').notify('CallEnableInterrupts').enable('CMPL', 'REQA'),
  );
  expect(judgeTrace(deferredInOrder, trace.end())).toBeDefined();
});

test('a routine that silences its HBA and then refuses the interrupt fails where it returns', () => {
  const trace = posted().isr(false, (isr) => isr.enable().readStatus());
  expect(judgeTrace(deferredInOrder, trace.end())).toMatchObject({
    message: { key: 'check.deferred-in-order.fault-refused' },
  });
});

test('a routine that refuses, and leaves its HBA as it is, passes', () => {
  const silenced = posted().isr(true, (isr) => isr.enable().notify('CallEnableInterrupts'));
  for (const trace of [posted(), silenced]) {
    const refused = trace.isr(false, (isr) => isr.readStatus());
    expect(judgeTrace(deferredInOrder, refused.end())).toBeUndefined();
  }
});

test('a second callback that asks for the first, and leaves the HBA enabled, fails where it returns', () => {
  const trace = posted().isr(true, (isr) => isr.acknowledge('CMPL').notify('CallDisableInterrupts'));
  const routine = { routine: 'HwScsiDisableInterruptsCallback', name: 'PassOn' } as const;
  trace.add({ kind: 'routine-enter', ...routine });
  const asked = trace.next;
  trace.notify('CallEnableInterrupts').add({ kind: 'routine-exit', ...routine, result: 1 });
  expect(judgeTrace(deferredInOrder, trace.end())).toMatchObject({ seq: asked + 1, earlierSeq: asked });
});
