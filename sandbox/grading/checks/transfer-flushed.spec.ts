import { expect, test } from 'vitest';
import { booted, type DmaTrace } from './dma-trace.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { transferFlushed } from './transfer-flushed.ts';

const moved = (): DmaTrace => {
  const trace = booted();
  trace.want();
  return trace
    .isr(true, (isr) => isr.dismissXfer().map())
    .started()
    .moved();
};

test('flushing before RequestComplete passes', () => {
  const trace = moved().isr(true, (isr) => isr.flush().drain(1));
  expect(judgeTrace(transferFlushed, trace.end())).toBeUndefined();
});

test('completing a request whose transfer is mapped fails there', () => {
  const trace = moved();
  let completed = 0;
  trace.isr(true, (isr) => {
    completed = isr.next;
    isr.notify('RequestComplete', 1).flush();
  });
  expect(judgeTrace(transferFlushed, trace.end())).toMatchObject({ seq: completed });
});

test('a request without a transfer needs no flush', () => {
  const trace = moved().startIo(2);
  trace.isr(true, (isr) => isr.notify('RequestComplete', 2).flush().drain(1));
  expect(judgeTrace(transferFlushed, trace.end())).toBeUndefined();
});
