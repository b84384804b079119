import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { claimsOwn } from './claims-own.ts';
import { judgeTrace } from './judge-trace.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('TRUE for an own interrupt passes', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('FALSE for an own interrupt fails at the return, because of the assertion', () => {
  const trace = booted().post();
  const asserted = trace.next - 1;
  trace.isr(false, (isr) => isr.readStatus());
  const returned = trace.next - 1;
  expect(judgeTrace(claimsOwn, trace.end())).toMatchObject({ seq: returned, earlierSeq: asserted });
});

test('FALSE is right too when the HBA interrupts during the call and is left for the next', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus().post())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('an interrupt that is served during a foreign call must be claimed', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.post().readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeDefined();
});

test('a cause that is latched but not enabled is no interrupt', () => {
  const trace = booted()
    .enable('CMPL')
    .accept()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});
