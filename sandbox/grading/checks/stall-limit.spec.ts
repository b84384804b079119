import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { stallLimit } from './stall-limit.ts';

const limit = { maxUs: 1000 };
const stall = (microseconds: number) => ({ kind: 'stall', microseconds }) as const;

test('stalls of 1 ms pass, however many', () => {
  const trace = new TraceBuilder().boot().startIo(1).add(stall(1000)).add(stall(1000)).end();
  expect(judgeTrace(stallLimit, trace, limit)).toBeUndefined();
});

test('a stall of more than 1 ms fails in any routine, because of the call that it is in', () => {
  const trace = new TraceBuilder().boot().startIo(1).post();
  trace.isr(true, (isr) => isr.readStatus().acknowledge('CMPL').drain(1));
  const entered = trace.next;
  trace.routine('HwScsiResetBus', (reset) => reset.add(stall(1001)));
  const stalled = entered + 1;
  expect(judgeTrace(stallLimit, trace.end(), limit)).toMatchObject({ seq: stalled, earlierSeq: entered });
});
