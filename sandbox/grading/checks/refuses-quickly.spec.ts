import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { refusesQuickly } from './refuses-quickly.ts';

const limit = { maxUs: 10 };
const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a quick FALSE passes', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus())
    .end();
  expect(judgeTrace(refusesQuickly, trace, limit)).toBeUndefined();
});

test('a late FALSE fails with the time that it took', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus().wait(20_000))
    .end();
  expect(judgeTrace(refusesQuickly, trace, limit)?.actual.parameters['taken']).toBeGreaterThan(20_000);
});

test('time spent on an own interrupt does not count', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().wait(20_000).acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(refusesQuickly, trace, limit)).toBeUndefined();
});

test('an interrupt of higher IRQL in between does not count', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) =>
      isr
        .readStatus()
        .add({ kind: 'irql', from: 0, to: 28 })
        .wait(20_000)
        .add({ kind: 'irql', from: 28, to: 0 }),
    )
    .end();
  expect(judgeTrace(refusesQuickly, trace, limit)).toBeUndefined();
});
