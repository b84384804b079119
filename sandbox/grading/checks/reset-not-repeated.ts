import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { isHbaEvent } from './hba.ts';

/** A reset of the bus by another initiator is not answered with one more: that is the port driver's to ask for. */
export const resetNotRepeated = defineCheck({
  id: 'reset-not-repeated',
  source: 'scsi-port-notification',
  parameters: {},
  judge({ events }) {
    const routines: { readonly routine: string; readonly name: string }[] = [];
    let external: number | undefined;
    let announced = false;
    for (const event of events) {
      if (event.kind === 'routine-enter') routines.push(event);
      if (event.kind === 'routine-exit') routines.pop();
      if (isHbaEvent(event, 'external-bus-reset')) {
        external = event.seq;
        announced = true;
      }
      if (!isHbaEvent(event, 'bus-reset')) continue;
      const own = !announced;
      announced = false;
      const { routine, name } = routines.at(-1) ?? {};
      if (!own || external === undefined || name === undefined || routine === 'HwScsiResetBus') continue;
      return {
        seq: event.seq,
        message: message('check.reset-not-repeated.fault', { routine: name }),
        expected: message('check.reset-not-repeated.expected'),
        actual: message('check.reset-not-repeated.actual'),
        earlierSeq: external,
      };
    }
    return undefined;
  },
});
