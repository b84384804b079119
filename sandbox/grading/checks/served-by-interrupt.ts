import { REQTAIL } from '../../devices/training-hba/registers.ts';
import type { SrbId } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/**
 * HwScsiStartIo sends a request and returns; the interrupt routine finishes it. A routine that waits for the HBA to
 * finish what it has just sent holds the processor for as long as the disk takes, and makes the interrupt useless.
 * Refusing a request before it was sent is right, and so is finishing an older one.
 */
export const servedByInterrupt = defineCheck({
  id: 'served-by-interrupt',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    let starting: { srb: SrbId | undefined; routine: string } | undefined;
    let sent: number | undefined;
    for (const event of events) {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') {
        starting = { srb: event.srb, routine: event.name };
        sent = undefined;
      }
      if (event.kind === 'routine-exit' && event.routine === 'HwScsiStartIo') starting = undefined;
      if (starting === undefined) continue;
      if (event.kind === 'register-write' && event.device === HBA && event.register === REQTAIL.name) {
        sent ??= event.seq;
      }
      if (event.kind !== 'notification' || event.srb === undefined || event.srb !== starting.srb) continue;
      if (sent === undefined) continue;
      const { routine } = starting;
      return {
        seq: event.seq,
        message: message('check.served-by-interrupt.fault', { routine, srb: event.srb }),
        expected: message('check.served-by-interrupt.expected'),
        actual: message('check.served-by-interrupt.actual', { routine }),
        earlierSeq: sent,
      };
    }
    return undefined;
  },
});
