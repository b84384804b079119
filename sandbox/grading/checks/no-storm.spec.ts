import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { noStorm } from './no-storm.ts';

const booted = (): TraceBuilder => new TraceBuilder().boot().startIo(1);

test('a line that stays up for a second interrupt is no storm', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus())
    .isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1))
    .end();
  expect(judgeTrace(noStorm, trace)).toBeUndefined();
});

test('a storm points at the first return that left the line up', () => {
  const trace = booted()
    .post()
    .isr(true, (isr) => isr.readStatus());
  const first = trace.next - 1;
  trace.isr(true, (isr) => isr.readStatus());
  const stopped = trace.next;
  const fault = judgeTrace(noStorm, trace.bugCheck('interrupt-storm', { device: 'training-hba' }, 0xf2));
  expect(fault).toMatchObject({ seq: stopped, earlierSeq: first, actual: { parameters: { calls: 2 } } });
});

test('another bug check is no storm', () => {
  expect(judgeTrace(noStorm, booted().post().bugCheck('null-page'))).toBeUndefined();
});
