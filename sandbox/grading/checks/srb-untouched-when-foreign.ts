import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/** No SRB is read, written or completed on an interrupt that the HBA did not make. */
export const srbUntouchedWhenForeign = defineCheck({
  id: 'srb-untouched-when-foreign',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    for (const { enter, assertedBy, events: inside, routine } of isrActivations(events, HBA)) {
      const touch = inside.find(
        (event) => event.kind === 'srb-access' || (event.kind === 'notification' && event.srb !== undefined),
      );
      if (touch === undefined || (assertedBy !== undefined && assertedBy < touch.seq)) continue;
      return {
        seq: touch.seq,
        message: message('check.srb-untouched-when-foreign.fault', { routine }),
        expected: message('check.srb-untouched-when-foreign.expected'),
        actual: message('check.srb-untouched-when-foreign.actual'),
        earlierSeq: enter.seq,
      };
    }
    return undefined;
  },
});
