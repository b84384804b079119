/** Finds what the port driver does not return, but sends once more because the unit seems to be busy. */

import type { SrbId, TraceEvent } from '../../trace/event.ts';
import { completedSrb } from './hba-reports.ts';

/**
 * A ScsiStatus of BUSY or QUEUE FULL, or SRB_STATUS_BUSY, has the port driver try again at its next tick; the class
 * driver hears nothing.
 * @returns indices of the notifications that completed such requests
 */
export function quietRetries(events: readonly TraceEvent[]): ReadonlySet<number> {
  const completed = new Map<SrbId, number>();
  const retried = new Set<number>();
  for (const event of events) {
    const srb = completedSrb(event);
    if (srb !== undefined) completed.set(srb, event.seq);
    if (event.kind === 'srb-return') completed.delete(event.srb);
    if (event.kind !== 'routine-enter' || event.routine !== 'HwScsiStartIo') continue;
    const seq = event.srb === undefined ? undefined : completed.get(event.srb);
    if (seq !== undefined) retried.add(seq);
  }
  return retried;
}
