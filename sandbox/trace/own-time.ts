import type { EventStamp, TraceEvent } from './event.ts';

/** One call of a routine: from `enter` to `exit`, and what happened between. */
export interface Call {
  readonly enter: EventStamp;
  /** Absent when the run ended inside the routine. */
  readonly exit: EventStamp | undefined;
  readonly events: readonly TraceEvent[];
}

/**
 * Virtual nanoseconds that one call of a routine took itself: accesses and stalls count, interrupts of higher
 * IRQL that came in between do not. Until the last event inside when the run ended in the routine.
 */
export function ownTime({ enter, exit, events }: Call): number {
  let preempted = 0;
  let raised: number | undefined;
  for (const event of events) {
    if (event.kind !== 'irql') continue;
    if (event.to > enter.irql) raised ??= event.time;
    else if (raised !== undefined) {
      preempted += event.time - raised;
      raised = undefined;
    }
  }
  const last = exit ?? events.at(-1) ?? enter;
  if (raised !== undefined) preempted += last.time - raised;
  return last.time - enter.time - preempted;
}
