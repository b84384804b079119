import { expect, test } from 'vitest';
import { booted } from './dma-trace.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { transferMapped } from './transfer-mapped.ts';

test('asking for the transfer in the routine that dismisses XFER passes', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().map()).started();
  expect(judgeTrace(transferMapped, trace.end())).toBeUndefined();
});

test('dismissing XFER without asking fails where the routine returns', () => {
  const trace = booted();
  const wanted = trace.want();
  trace.isr(true, (isr) => isr.dismissXfer());
  const returned = trace.next - 1;
  expect(judgeTrace(transferMapped, trace.end())).toMatchObject({ seq: returned, earlierSeq: wanted });
});

test('leaving XFER for the next call passes', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.drain(1)).isr(true, (isr) => isr.dismissXfer().map());
  expect(judgeTrace(transferMapped, trace.end())).toBeUndefined();
});

test('a transfer asked for in HwScsiStartIo, before the target was ready, passes', () => {
  const trace = booted().map().started();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().go());
  expect(judgeTrace(transferMapped, trace.end())).toBeUndefined();
});

test('the mapping of the transfer before, not flushed yet, does not count', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().map());
  trace.started().moved();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer());
  const returned = trace.next - 1;
  expect(judgeTrace(transferMapped, trace.end())).toMatchObject({ seq: returned });
});

test('taking the request for the transfer back in the same routine fails', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().map().flush());
  expect(judgeTrace(transferMapped, trace.end())).toBeDefined();
});

test('a reset, which ends the data phase, asks for nothing', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().device('bus-reset'));
  expect(judgeTrace(transferMapped, trace.end())).toBeUndefined();
});
