import type { EventOf, TraceEvent } from '../trace/event.ts';

/** The last notification before `seq` by which the miniport gave a request back. */
export function lastCompletion(
  events: readonly TraceEvent[],
  seq: number,
): EventOf<'notification'> | undefined {
  return events.findLast(
    (event) => event.seq < seq && event.kind === 'notification' && COMPLETING.has(event.notification),
  ) as EventOf<'notification'> | undefined;
}

const COMPLETING: ReadonlySet<string> = new Set(['RequestComplete', 'CompleteRequest']);
