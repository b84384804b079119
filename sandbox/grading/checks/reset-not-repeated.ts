import { maskOf } from '../../devices/register-table.ts';
import { BUSCTL } from '../../devices/training-hba/registers.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA, isHbaEvent } from './hba.ts';

/** A reset of the bus by another initiator is not answered with one more: that is the port driver's to ask for. */
export const resetNotRepeated = defineCheck({
  id: 'reset-not-repeated',
  source: 'scsi-port-notification',
  parameters: {},
  judge({ events }) {
    const routines: { readonly routine: string; readonly name: string }[] = [];
    let reset: number | undefined;
    for (const event of events) {
      if (event.kind === 'routine-enter') routines.push(event);
      if (event.kind === 'routine-exit') routines.pop();
      if (isHbaEvent(event, 'external-bus-reset')) reset = event.seq;
      const { routine, name } = routines.at(-1) ?? {};
      if (!drivesReset(event) || reset === undefined || name === undefined || routine === 'HwScsiResetBus') {
        continue;
      }
      return {
        seq: event.seq,
        message: message('check.reset-not-repeated.fault', { routine: name }),
        expected: message('check.reset-not-repeated.expected'),
        actual: message('check.reset-not-repeated.actual'),
        earlierSeq: reset,
      };
    }
    return undefined;
  },
});

function drivesReset(event: TraceEvent): boolean {
  if (event.kind !== 'register-write' || event.device !== HBA || event.register !== BUSCTL.name) return false;
  return (event.value & maskOf(BUSCTL, 'RSTO')) !== 0;
}
