/** For specs: what happens to the machine's first HBA, happening to the second. */

import type { Trace, TraceEvent } from '../../trace/event.ts';
import { HBA } from './hba.ts';

const SECOND = `${HBA}-2`;

export function toSecondHba(trace: Trace): Trace {
  return { ...trace, events: trace.events.map(renamed) };
}

function renamed(event: TraceEvent): TraceEvent {
  if ('device' in event && event.device === HBA) return { ...event, device: SECOND };
  if ('source' in event && event.source === HBA) return { ...event, source: SECOND };
  return event;
}
