import { expect, test } from 'vitest';
import { booted } from './dma-trace.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { transferStarted } from './transfer-started.ts';

test('GO in HwScsiDmaStarted passes', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.dismissXfer().map()).started();
  expect(judgeTrace(transferStarted, trace.end())).toBeUndefined();
});

test('GO right after asking for the transfer fails there', () => {
  const trace = booted();
  trace.want();
  let asked = 0;
  let went = 0;
  trace.isr(true, (isr) => {
    asked = isr.next;
    isr.map();
    went = isr.next;
    isr.go();
  });
  expect(judgeTrace(transferStarted, trace.end())).toMatchObject({ seq: went, earlierSeq: asked });
});

test('GO without asking fails, because of the target that waited', () => {
  const trace = booted();
  const wanted = trace.want();
  trace.isr(true, (isr) => isr.go());
  expect(judgeTrace(transferStarted, trace.end())).toMatchObject({ earlierSeq: wanted });
});

test('GO for a later transfer needs a call of its own', () => {
  const trace = booted();
  trace.want();
  trace.isr(true, (isr) => isr.map());
  trace.started().moved().flush();
  trace.want();
  trace.isr(true, (isr) => isr.map().go());
  expect(judgeTrace(transferStarted, trace.end())).toBeDefined();
});

test('GO while no target waits is ignored by the HBA, and here', () => {
  const trace = booted().write('XFRCTL', 1);
  expect(judgeTrace(transferStarted, trace.end())).toBeUndefined();
});

test('GO after HwScsiDmaStarted, when the target is ready later, passes', () => {
  const trace = booted()
    .map()
    .started((call) => call);
  trace.want();
  trace.isr(true, (isr) => isr.go());
  expect(judgeTrace(transferStarted, trace.end())).toBeUndefined();
});

test('HwScsiDmaStarted that leaves the target waiting fails where it returns', () => {
  const trace = booted();
  trace.want();
  let asked = 0;
  trace.isr(true, (isr) => {
    isr.dismissXfer();
    asked = isr.next;
    isr.map();
  });
  const routine = { routine: 'HwScsiDmaStarted', name: 'TrainingDmaStarted' } as const;
  trace.add({ kind: 'routine-enter', ...routine });
  const returned = trace.next;
  trace.add({ kind: 'routine-exit', ...routine, result: 0 });
  expect(judgeTrace(transferStarted, trace.end())).toMatchObject({ seq: returned, earlierSeq: asked });
});
