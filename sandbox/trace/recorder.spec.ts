import { describe, expect, it } from 'vitest';
import { EVENT_LIMIT, TraceFull, TraceRecorder } from './recorder.ts';

describe('a full trace', () => {
  it('ends at the IRQL of its last change, not at that of one that it could not record', () => {
    const trace = new TraceRecorder(() => 0);
    trace.changeIrql(0, 2);
    for (let event = 1; event < EVENT_LIMIT; event += 1) trace.record({ kind: 'stall', microseconds: 1 });
    expect(() => trace.changeIrql(2, 16)).toThrow(TraceFull);
    trace.close({ kind: 'end', reason: 'budget' });
    expect(trace.events.at(-1)).toMatchObject({ kind: 'end', irql: 2 });
  });
});
