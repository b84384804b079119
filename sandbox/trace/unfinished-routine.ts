import type { EventOf, TraceEvent } from './event.ts';

/** The routine of the miniport that was at work when the time of the run was up; undefined when none was. */
export function unfinishedRoutine(events: readonly TraceEvent[]): EventOf<'routine-enter'> | undefined {
  const last = events.at(-1);
  if (last?.kind !== 'end' || last.reason !== 'budget') return undefined;
  const running: EventOf<'routine-enter'>[] = [];
  for (const event of events) {
    if (event.kind === 'routine-enter') running.push(event);
    else if (event.kind === 'routine-exit') running.pop();
  }
  return running.at(-1);
}
