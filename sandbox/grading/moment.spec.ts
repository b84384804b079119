import { describe, expect, test } from 'vitest';
import type { SourceLocation } from '../program/program.ts';
import type { EventBody, TraceEvent } from '../trace/event.ts';
import { describeEvent } from './describe-event.ts';
import { momentOf } from './moment.ts';

const EDIT = 'interrupt.c';
const isr = { irq: 11, device: 'training-hba' } as const;
const routine = { routine: 'HwScsiInterrupt', name: 'TrainingInterrupt' } as const;
const read = {
  kind: 'register-read',
  device: 'training-hba',
  register: 'INTST',
  offset: 8,
  width: 4,
  value: 0,
} as const;

const at = (file: string, line: number): SourceLocation => ({ file, line });

function traceOf(...bodies: readonly (readonly [EventBody, (SourceLocation | undefined)?])[]): TraceEvent[] {
  return bodies.map(([body, place], seq) => {
    const stamp = { seq, time: seq * 100, irql: 16 };
    return place === undefined ? { ...stamp, ...body } : { ...stamp, at: place, ...body };
  });
}

/** One interrupt: two reads, and the line of the return when the trace says it. */
const interrupt = (left?: SourceLocation) =>
  traceOf(
    [{ kind: 'isr-enter', ...isr }],
    [{ kind: 'routine-enter', ...routine }],
    [read, at(EDIT, 7)],
    [read, at('service.c', 30)],
    [{ kind: 'routine-exit', ...routine, result: 1 }, left],
    [{ kind: 'dpc-queue', dpc: 'completion' }],
    [{ kind: 'isr-exit', ...isr, claimed: true }],
  );

describe('the line of a moment', () => {
  test('is that of the event itself', () => {
    expect(momentOf(interrupt(), 3, EDIT).at).toEqual(at('service.c', 30));
  });

  test('is where the routine returned from at its end and at the end of the service routine', () => {
    const events = interrupt(at('service.c', 12));
    expect([4, 6].map((seq) => momentOf(events, seq, EDIT).at)).toEqual([
      at('service.c', 12),
      at('service.c', 12),
    ]);
  });

  test('is the last of the edited file where the trace does not say where the routine returned from', () => {
    expect([4, 6].map((seq) => momentOf(interrupt(), seq, EDIT).at)).toEqual([at(EDIT, 7), at(EDIT, 7)]);
  });

  test('is none where hardware or the port driver acted', () => {
    const neighbour = traceOf(
      [{ kind: 'routine-exit', ...routine, result: 0 }, at(EDIT, 9)],
      [{ kind: 'isr-enter', irq: 11, device: 'ethernet' }],
      [{ kind: 'isr-exit', irq: 11, device: 'ethernet', claimed: true }],
    );
    expect(momentOf(interrupt(at(EDIT, 12)), 5, EDIT)).not.toHaveProperty('at');
    expect(momentOf(neighbour, 2, EDIT)).not.toHaveProperty('at');
  });
});

test('a debug print is told without the end of its line', () => {
  const [event] = traceOf([{ kind: 'debug', level: 0, text: 'late\n' }]);
  expect(event && describeEvent(event).parameters).toEqual({ text: 'late' });
});
