import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { claimsOwn } from './claims-own.ts';
import { judgeTrace } from './judge-trace.ts';
import { toSecondHba } from './second-hba.fixture.ts';

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

test('FALSE is right for a line that rose without a cause, as the status says', () => {
  const trace = booted()
    .glitch()
    .isr(false, (isr) => isr.readStatus())
    .glitchOver()
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('FALSE is right when such a line rises and falls during a foreign call', () => {
  const trace = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.glitch().readStatus().glitchOver())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('a cause that joins such a line after the look may be left for the next call', () => {
  const trace = booted()
    .glitch()
    .isr(false, (isr) => isr.readStatus().post().glitchOver())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('a cause that joins such a line before the look must be claimed', () => {
  const trace = booted()
    .glitch()
    .isr(false, (isr) => isr.post().readStatus().glitchOver())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeDefined();
});

test('a cause that joined such a line before the call must be claimed even without a look', () => {
  const trace = booted()
    .glitch()
    .post()
    .isr(false, (isr) => isr.glitchOver())
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeDefined();
});

test('a cause that is served or masked after the look must be claimed', () => {
  const served = booted()
    .glitch()
    .isr(false, (isr) => isr.readStatus().post().acknowledge('CMPL').drain(1))
    .end();
  const masked = booted()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus().post().enable())
    .end();
  expect(judgeTrace(claimsOwn, served)).toBeDefined();
  expect(judgeTrace(claimsOwn, masked)).toBeDefined();
});

test('a cause that the look finds beside a line that is down may be served without a claim', () => {
  const trace = booted()
    .postUnheard()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus().accept().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});

test('the cause that raised the line after that look must be claimed when it is served too', () => {
  const trace = booted()
    .postUnheard()
    .neighbourAsserts()
    .isr(false, (isr) => isr.readStatus().accept().acknowledge('CMPL', 'REQA').drain(1))
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeDefined();
});

test('the second HBA is judged as the first is', () => {
  const denied = booted()
    .post()
    .isr(false, (isr) => isr.readStatus())
    .end();
  expect(judgeTrace(claimsOwn, toSecondHba(denied))).toMatchObject({
    seq: judgeTrace(claimsOwn, denied)?.seq,
  });
});

test("an interrupt that the port driver keeps from the routine is not the routine's to claim", () => {
  const trace = booted()
    .post()
    .add({ kind: 'isr-enter', irq: 11, device: 'training-hba' })
    .add({ kind: 'isr-exit', irq: 11, device: 'training-hba', claimed: false })
    .end();
  expect(judgeTrace(claimsOwn, trace)).toBeUndefined();
});
