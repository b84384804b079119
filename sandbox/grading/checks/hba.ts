/** The HBA under test, by the names its model gives in the trace. */

import { CAUSES, INTEN, INTST, TRAINING_HBA } from '../../devices/training-hba/registers.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';

export const HBA = TRAINING_HBA.device;

/** The register that says which causes are pending; writing 1 acknowledges. */
export const STATUS = INTST.name;

export function isStatusRead(event: TraceEvent): event is EventOf<'register-read'> {
  return event.kind === 'register-read' && event.device === HBA && event.register === STATUS;
}

export function isStatusWrite(event: TraceEvent): event is EventOf<'register-write'> {
  return event.kind === 'register-write' && event.device === HBA && event.register === STATUS;
}

/** A cause of interrupt that this event sets or clears. */
export function causeOf(event: TraceEvent, change: 'cause-latched' | 'cause-cleared'): string | undefined {
  if (event.kind !== 'device' || event.device !== HBA || event.event !== change) return undefined;
  return String(event.detail['cause']);
}

/** CTRL.RST: everything is as after power-on. */
export function isHbaReset(event: TraceEvent): boolean {
  return event.kind === 'device' && event.device === HBA && event.event === 'reset';
}

/** The causes that this event lets drive the line from now on; undefined when it changes nothing about that. */
export function enabledBy(event: TraceEvent): ReadonlySet<string> | undefined {
  if (isHbaReset(event)) return new Set();
  if (event.kind !== 'register-write' || event.device !== HBA || event.register !== INTEN.name)
    return undefined;
  return new Set(CAUSES.filter(({ mask }) => (event.value & mask) !== 0).map(({ name }) => name));
}
