import { expect, test } from 'vitest';
import type { MiniportRoutine } from '../../trace/event.ts';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { reenabledInCallback } from './reenabled-in-callback.ts';

class DeferringTrace extends TraceBuilder {
  /** The interrupt routine leaves its work to a callback. @returns the index of the notification */
  defer(): number {
    let asked = 0;
    this.startIo(1)
      .post()
      .isr(true, (isr) => {
        isr.readStatus().enable().acknowledge('CMPL');
        asked = isr.next;
        isr.notify('CallEnableInterrupts');
      });
    return asked;
  }

  call(routine: MiniportRoutine, body: (trace: this) => unknown): this {
    this.add({ kind: 'routine-enter', routine, name: routine });
    body(this);
    return this.add({ kind: 'routine-exit', routine, name: routine, result: 0 });
  }
}

const deferred = (): { trace: DeferringTrace; asked: number } => {
  const trace = new DeferringTrace().boot();
  return { trace, asked: trace.defer() };
};

test('enabling the HBA in the second callback passes', () => {
  const { trace } = deferred();
  trace
    .call('HwScsiEnableInterruptsCallback', (call) => call.drain(1).notify('CallDisableInterrupts'))
    .call('HwScsiDisableInterruptsCallback', (call) => call.enable('CMPL', 'REQA'));
  expect(judgeTrace(reenabledInCallback, trace.end())).toBeUndefined();
});

test('enabling it for other causes than before fails where the callback returns', () => {
  for (const causes of [['CMPL'], ['CMPL', 'REQA', 'HERR']] as const) {
    const { trace, asked } = deferred();
    trace
      .call('HwScsiEnableInterruptsCallback', (call) => call.drain(1).notify('CallDisableInterrupts'))
      .call('HwScsiDisableInterruptsCallback', (call) => call.enable(...causes));
    const returned = trace.next - 1;
    expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: returned, earlierSeq: asked });
  }
});

test('enabling it cause by cause passes', () => {
  const { trace } = deferred();
  trace
    .call('HwScsiEnableInterruptsCallback', (call) => call.drain(1).notify('CallDisableInterrupts'))
    .call('HwScsiDisableInterruptsCallback', (call) => call.enable('CMPL').enable('CMPL', 'REQA'));
  expect(judgeTrace(reenabledInCallback, trace.end())).toBeUndefined();
});

test('a callback that asks for both anew, and has the HBA enabled before the work is done, fails', () => {
  const { trace } = deferred();
  trace.call('HwScsiEnableInterruptsCallback', (call) =>
    call.notify('CallDisableInterrupts').notify('CallEnableInterrupts'),
  );
  const enabled = trace.next + 1;
  trace
    .call('HwScsiDisableInterruptsCallback', (call) => call.enable('CMPL', 'REQA'))
    .call('HwScsiEnableInterruptsCallback', (call) => call.drain(1));
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: enabled });
});

test('enabling it in the first callback fails there', () => {
  const { trace, asked } = deferred();
  let enabled = 0;
  trace.call('HwScsiEnableInterruptsCallback', (call) => {
    call.drain(1);
    enabled = call.next;
    call.enable('CMPL', 'REQA');
  });
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: enabled, earlierSeq: asked });
});

test('the second callback before the first fails', () => {
  const { trace, asked } = deferred();
  let enabled = 0;
  trace.call('HwScsiDisableInterruptsCallback', (call) => {
    enabled = call.next;
    call.enable('CMPL', 'REQA');
  });
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: enabled, earlierSeq: asked });
});

test('enabling the HBA with the interrupt that was deferred still pending fails', () => {
  const trace = new DeferringTrace().boot().startIo(1).post();
  trace.isr(true, (isr) => isr.readStatus().enable().notify('CallEnableInterrupts'));
  trace.call('HwScsiEnableInterruptsCallback', (call) => call.drain(1).notify('CallDisableInterrupts'));
  let enabled = 0;
  trace.call('HwScsiDisableInterruptsCallback', (call) => {
    enabled = call.next;
    call.enable('CMPL', 'REQA');
  });
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({
    seq: enabled,
    actual: { parameters: { cause: 'CMPL' } },
  });
});

test('dismissing it in the first callback passes, and so does what has latched meanwhile', () => {
  const trace = new DeferringTrace().boot().startIo(1).post();
  trace
    .isr(true, (isr) => isr.readStatus().enable().notify('CallEnableInterrupts'))
    .call('HwScsiEnableInterruptsCallback', (call) => call.acknowledge('CMPL').drain(1).post())
    .call('HwScsiDisableInterruptsCallback', (call) => call.enable('CMPL', 'REQA'));
  expect(judgeTrace(reenabledInCallback, trace.end())).toBeUndefined();
});

test('an HBA that stays silent fails at the end', () => {
  const { trace, asked } = deferred();
  trace.call('HwScsiEnableInterruptsCallback', (call) => call.drain(1));
  const end = trace.next;
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: end, earlierSeq: asked });
});

test('an HBA that stays silent fails where a request times out for it', () => {
  const { trace, asked } = deferred();
  trace.call('HwScsiEnableInterruptsCallback', (call) => call.drain(1)).startIo(2);
  const timeout = trace.next;
  trace.add({ kind: 'srb-timeout', srb: 2 });
  expect(judgeTrace(reenabledInCallback, trace.end())).toMatchObject({ seq: timeout, earlierSeq: asked });
});

test('starting the HBA anew for a reset of the bus passes', () => {
  const { trace } = deferred();
  trace.call('HwScsiResetBus', (call) => call.reset().enable('CMPL', 'REQA'));
  expect(judgeTrace(reenabledInCallback, trace.end())).toBeUndefined();
});

test('what enables and disables interrupts without a callback is not judged', () => {
  const trace = new DeferringTrace().boot().startIo(1).post();
  trace.isr(true, (isr) => isr.enable().acknowledge('CMPL').drain(1).enable('CMPL', 'REQA'));
  expect(judgeTrace(reenabledInCallback, trace.end())).toBeUndefined();
});
