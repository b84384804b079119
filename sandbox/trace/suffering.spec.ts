import { expect, test } from 'vitest';
import { suffering } from './suffering.ts';
import { TraceBuilder } from './trace-builder.fixture.ts';

const of = (trace: TraceBuilder) => suffering(trace.end().events);
const told = (trace: TraceBuilder, device: string, event: string, detail = {}): TraceBuilder =>
  trace.add({ kind: 'device', device, event, detail });

test('a machine with nothing else in it suffers nothing', () => {
  expect(of(new TraceBuilder())).toEqual({
    pointer: { path: [], longestGapNs: 0, coalesced: 0 },
    serial: { received: 0, lost: 0 },
    printer: { printed: 0, bytesPerSecond: 0 },
    network: { received: 0, dropped: 0 },
    worstLatencyNs: {},
  });
});

test("the pointer's path adds its moves up, and its longest gap lies between two of them", () => {
  const trace = new TraceBuilder();
  told(trace.wait(9_900), 'mouse', 'pointer-moved', { dx: 3, dy: -1 });
  told(trace.wait(19_900), 'mouse', 'pointer-moved', { dx: 2, dy: 4 });
  told(trace.wait(9_900), 'mouse', 'report-coalesced');
  expect(of(trace).pointer).toEqual({
    path: [
      { time: 10_000, x: 3, y: -1 },
      { time: 30_000, x: 5, y: 3 },
    ],
    longestGapNs: 20_000,
    coalesced: 1,
  });
});

test('characters are received when the driver takes them and lost when an overrun does', () => {
  const trace = new TraceBuilder();
  told(trace, 'uart', 'character-received', { character: 1, waiting: 1 });
  told(trace, 'uart', 'character-lost', { character: 1 });
  told(trace, 'uart', 'characters-taken', { count: 14 });
  told(trace, 'uart', 'characters-taken', { count: 2 });
  expect(of(trace).serial).toEqual({ received: 16, lost: 1 });
});

test("the printer's rate counts from its first byte to its last", () => {
  const trace = new TraceBuilder();
  for (let byte = 1; byte <= 3; byte += 1) told(trace.wait(99_900), 'parallel', 'byte-taken', { byte });
  expect(of(trace).printer).toEqual({ printed: 3, bytesPerSecond: 10_000 });
});

test('packets are received or dropped', () => {
  const trace = new TraceBuilder();
  told(told(trace, 'ethernet', 'packet-received'), 'ethernet', 'packet-dropped');
  expect(of(trace).network).toEqual({ received: 1, dropped: 1 });
});

test("a device's worst latency is the longest from its asserting to its routine's start", () => {
  const trace = new TraceBuilder().neighbourAsserts().wait(900).neighbourServed();
  trace.neighbourAsserts().wait(400).neighbourServed();
  expect(of(trace).worstLatencyNs).toEqual({ ethernet: 1_000 });
});

test('a device that is never served waits until the end of the run', () => {
  expect(of(new TraceBuilder().neighbourAsserts().wait(4_900)).worstLatencyNs).toEqual({ ethernet: 5_000 });
});
