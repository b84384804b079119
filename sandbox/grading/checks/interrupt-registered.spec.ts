import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { interruptRegistered } from './interrupt-registered.ts';
import { judgeTrace } from './judge-trace.ts';

test('a routine of any name passes', () => {
  expect(judgeTrace(interruptRegistered, new TraceBuilder().boot('MyOwnName').end())).toBeUndefined();
});

test('NULL in HwInterrupt is the fault of the registration', () => {
  const fault = judgeTrace(interruptRegistered, new TraceBuilder().boot('').end());
  expect(fault).toMatchObject({ seq: 1, earlierSeq: 0 });
});

test('a DriverEntry that registers nothing fails where it returns', () => {
  const routine = { routine: 'DriverEntry', name: 'DriverEntry' } as const;
  const trace = new TraceBuilder()
    .add({ kind: 'routine-enter', ...routine })
    .add({ kind: 'routine-exit', ...routine, result: 0 })
    .end();
  expect(judgeTrace(interruptRegistered, trace)).toMatchObject({ seq: 1 });
});
