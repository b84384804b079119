import { expect, test } from 'vitest';
import { isrActivations } from './isr-windows.ts';
import { ownTime } from './own-time.ts';
import { TraceBuilder } from './trace-builder.fixture.ts';

const BASE = 0;
const times = (trace: TraceBuilder): number[] =>
  isrActivations(trace.end().events, 'training-hba').map(ownTime);

/** An interrupt of `irql` that takes `ns` in all, from raising the IRQL to lowering it. */
const preempt = (
  isr: TraceBuilder,
  irql: number,
  ns: number,
  body = (trace: TraceBuilder) => trace,
): TraceBuilder =>
  body(isr.add({ kind: 'irql', from: BASE, to: irql }).wait(ns - 100)).add({
    kind: 'irql',
    from: irql,
    to: BASE,
  });

test('the time of a call that nothing interrupts is all its own', () => {
  const trace = new TraceBuilder()
    .post()
    .isr(true, (isr) => isr.add({ kind: 'stall', microseconds: 9 }).wait(9_000));
  expect(times(trace)).toEqual([9_000 + 4 * 100]);
});

test('an interrupt of higher IRQL inside a call is not its own time', () => {
  const trace = new TraceBuilder().post().isr(true, (isr) => preempt(isr.wait(9_000), 28, 5_000));
  expect(times(trace)).toEqual([9_000 + 4 * 100]);
});

test('an interrupt within an interrupt is subtracted once', () => {
  const trace = new TraceBuilder()
    .post()
    .isr(true, (isr) =>
      preempt(isr.wait(9_000), 23, 5_000, (serial) =>
        serial.add({ kind: 'irql', from: 23, to: 28 }).wait(3_000).add({ kind: 'irql', from: 28, to: 23 }),
      ),
    );
  expect(times(trace)).toEqual([9_000 + 4 * 100]);
});

test('a call that the run ends in counts up to the last event', () => {
  const trace = new TraceBuilder().post().add({ kind: 'isr-enter', irq: 11, device: 'training-hba' });
  const { events } = trace.wait(9_000).bugCheck('hang');
  expect(isrActivations(events, 'training-hba').map(ownTime)).toEqual([9_000 + 2 * 100]);
});
