/** The HBA under test, by the names its model gives in the trace. */

import { maskOf } from '../../devices/register-table.ts';
import { INTST, TRAINING_HBA } from '../../devices/training-hba/registers.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';

/** The first of the machine's adapters; the others bear its name and a number from 2. */
export const HBA: string = TRAINING_HBA.device;

/** All HBAs that have a part in an interrupt, the first of the machine included. */
export function hbasOf(events: readonly TraceEvent[]): ReadonlySet<string> {
  const hbas = new Set([HBA]);
  for (const event of events) {
    if (event.kind === 'isr-enter' && event.device.startsWith(`${HBA}-`)) hbas.add(event.device);
  }
  return hbas;
}

/** The register that says which causes are pending; writing 1 acknowledges. */
export const STATUS = INTST.name;

const INT = maskOf(INTST, 'INT');

/** Tells the reads of this HBA's status from all other events. */
export function statusReadOf(device: string): (event: TraceEvent) => event is EventOf<'register-read'> {
  return (event): event is EventOf<'register-read'> =>
    event.kind === 'register-read' && event.device === device && event.register === STATUS;
}

export const isStatusRead = statusReadOf(HBA);

/** What the status says of the line: whether the HBA drives it for a cause that is pending and enabled. */
export function showsInterrupt({ value }: EventOf<'register-read'>): boolean {
  return (value & INT) !== 0;
}

export function isStatusWrite(event: TraceEvent): event is EventOf<'register-write'> {
  return event.kind === 'register-write' && event.device === HBA && event.register === STATUS;
}

/** One of an HBA's own events, by the name its data sheet gives it. */
export function isHbaEvent(event: TraceEvent, name: string, device = HBA): event is EventOf<'device'> {
  return event.kind === 'device' && event.device === device && event.event === name;
}

/** A cause of interrupt that this event sets or clears. */
export function causeOf(
  event: TraceEvent,
  change: 'cause-latched' | 'cause-cleared',
  device = HBA,
): string | undefined {
  return isHbaEvent(event, change, device) ? String(event.detail['cause']) : undefined;
}
