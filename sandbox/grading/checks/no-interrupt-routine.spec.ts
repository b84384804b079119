import { expect, test } from 'vitest';
import { TraceBuilder } from '../../trace/trace-builder.fixture.ts';
import { judgeTrace } from './judge-trace.ts';
import { noInterruptRoutine } from './no-interrupt-routine.ts';

test('a miniport without an interrupt routine passes', () => {
  expect(judgeTrace(noInterruptRoutine, new TraceBuilder().boot('').end(), {})).toBeUndefined();
});

test('a registered interrupt routine fails where it is registered', () => {
  const { events } = new TraceBuilder().boot('TrainingInterrupt').end();
  const registered = events.findIndex(({ kind }) => kind === 'miniport-registered');
  expect(judgeTrace(noInterruptRoutine, { seed: 1, events }, {})).toMatchObject({ seq: registered });
});
