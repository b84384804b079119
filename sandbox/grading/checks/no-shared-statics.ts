import type { EventOf } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';

type Access = EventOf<'static-access'>;

/**
 * The miniport is in memory once, whatever the number of its HBAs: what a routine writes into a static variable for one
 * HBA, no routine for another finds there or overwrites. Such routines preempt each other.
 */
export const noSharedStatics = defineCheck({
  id: 'no-shared-statics',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    /** By byte of the variables: who has used it. */
    const used = new Map<number, Access[]>();
    for (const event of events) {
      if (event.kind !== 'static-access') continue;
      for (let byte = event.address; byte < event.address + event.size; byte += 1) {
        const before = used.get(byte) ?? [];
        const other = before.find(
          (access) => access.device !== event.device && (access.write || event.write),
        );
        if (other !== undefined) return fault(event, other);
        used.set(byte, [...before, event]);
      }
    }
    return undefined;
  },
});

function fault({ seq, device }: Access, { seq: earlierSeq, device: other }: Access): Fault {
  return {
    seq,
    message: message('check.no-shared-statics.fault', { device, other }),
    expected: message('check.no-shared-statics.expected'),
    actual: message('check.no-shared-statics.actual', { device, other }),
    earlierSeq,
  };
}
