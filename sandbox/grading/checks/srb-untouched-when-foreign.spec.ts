import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { srbUntouchedWhenForeign } from './srb-untouched-when-foreign.ts';

const access = { kind: 'srb-access', srb: 1, offset: 3, write: true } as const;
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('an SRB touched on an own interrupt passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').add(access).drain(1))
    .end();
  expect(judgeTrace(srbUntouchedWhenForeign, trace)).toBeUndefined();
});

test('an SRB touched on a foreign interrupt fails at the access', () => {
  const trace = booted().neighbourAsserts();
  const entered = trace.next;
  trace.isr(false, (isr) => isr.readStatus().add(access));
  expect(judgeTrace(srbUntouchedWhenForeign, trace.end())).toMatchObject({
    seq: entered + 3,
    earlierSeq: entered,
  });
});

test('an SRB completed on a foreign interrupt fails as well', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.notify('RequestComplete', 1))
    .end();
  expect(judgeTrace(srbUntouchedWhenForeign, trace)).toBeDefined();
});

test('telling the port driver something on a foreign interrupt fails', () => {
  const entry = { kind: 'log-error', path: 0, target: 7, lun: 0, code: 6, uniqueId: 0 } as const;
  for (const tell of [
    (isr: TraceBuilder) => isr.notify('NextRequest'),
    (isr: TraceBuilder) => isr.notify('ResetDetected'),
    (isr: TraceBuilder) => isr.add(entry),
  ]) {
    const trace = booted().neighbourAsserts().isr(false, tell).end();
    expect(judgeTrace(srbUntouchedWhenForeign, trace)).toMatchObject({
      message: { key: 'check.srb-untouched-when-foreign.fault-told' },
    });
  }
});

test('an SRB touched after the HBA interrupted during the call passes', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(true, (isr) => isr.post().readStatus().acknowledge('CMPL').add(access).drain(1))
    .end();
  expect(judgeTrace(srbUntouchedWhenForeign, trace)).toBeUndefined();
});
