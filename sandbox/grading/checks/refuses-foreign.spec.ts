import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { refusesForeign } from './refuses-foreign.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('FALSE for a foreign interrupt passes', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus())
    .neighbourServed()
    .end();
  expect(judgeTrace(refusesForeign, trace)).toBeUndefined();
});

test('TRUE for a foreign interrupt fails, because of the neighbour', () => {
  const trace = booted().neighbourAsserts();
  const asserted = trace.next - 1;
  trace.isr(true, (isr) => isr.readStatus());
  expect(judgeTrace(refusesForeign, trace.end())).toMatchObject({ seq: asserted + 5, earlierSeq: asserted });
});

test('TRUE is right too when the HBA interrupts during the call', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(true, (isr) => isr.post().readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(refusesForeign, trace)).toBeUndefined();
});

test("a cause that is latched but not enabled makes no interrupt the HBA's own", () => {
  const trace = booted()
    .enable('CMPL')
    .accept()
    .neighbourAsserts()
    .isr(true, (isr) => isr.readStatus())
    .end();
  expect(judgeTrace(refusesForeign, trace)).toBeDefined();
});

test('TRUE fails also when nobody has interrupted: the line was disturbed', () => {
  const trace = booted().isr(true, (isr) => isr.readStatus());
  expect(judgeTrace(refusesForeign, trace.end())).toMatchObject({
    actual: { key: 'check.refuses-foreign.actual-alone' },
  });
});
