import { describe, expect, it } from 'vitest';
import type { TraceEvent } from './event.ts';
import { hashTrace } from './hash.ts';

const event: TraceEvent = {
  seq: 0,
  time: 100,
  irql: 16,
  kind: 'isr-exit',
  irq: 11,
  device: 'training-hba',
  claimed: true,
};

describe('hashTrace', () => {
  it('does not depend on the order in which fields were written', () => {
    const reordered: TraceEvent = {
      claimed: true,
      device: 'training-hba',
      irq: 11,
      kind: 'isr-exit',
      irql: 16,
      time: 100,
      seq: 0,
    };
    expect(hashTrace([event])).toBe(hashTrace([reordered]));
  });

  it('changes with every field', () => {
    const changed: TraceEvent[] = [
      { ...event, seq: 1 },
      { ...event, time: 101 },
      { ...event, irql: 2 },
      { ...event, claimed: false },
      { ...event, at: { file: 'interrupt.c', line: 3 } },
    ];
    const hashes = new Set([event, ...changed].map((one) => hashTrace([one])));
    expect(hashes.size).toBe(6);
  });

  it('changes with the order of events', () => {
    const other: TraceEvent = { ...event, seq: 1 };
    expect(hashTrace([event, other])).not.toBe(hashTrace([other, event]));
  });

  it('is 16 hexadecimal digits', () => {
    expect(hashTrace([])).toMatch(/^[0-9a-f]{16}$/);
  });
});
