import type { TraceEvent } from '../../trace/event.ts';
import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/** No SRB is read, written or completed, and nothing is notified or logged, on an interrupt that the HBA did not make. */
export const srbUntouchedWhenForeign = defineCheck({
  id: 'srb-untouched-when-foreign',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    for (const { enter, assertedBy, events: inside, routine } of isrActivations(events, HBA)) {
      const touch = inside.find(({ kind }) => kind === 'srb-access' || TELLS.has(kind));
      if (touch === undefined || (assertedBy !== undefined && assertedBy < touch.seq)) continue;
      const tells = touch.kind === 'log-error' || (touch.kind === 'notification' && touch.srb === undefined);
      return {
        seq: touch.seq,
        message: tells
          ? message('check.srb-untouched-when-foreign.fault-told', { routine })
          : message('check.srb-untouched-when-foreign.fault', { routine }),
        expected: tells
          ? message('check.srb-untouched-when-foreign.expected-told')
          : message('check.srb-untouched-when-foreign.expected'),
        actual: tells
          ? message('check.srb-untouched-when-foreign.actual-told')
          : message('check.srb-untouched-when-foreign.actual'),
        earlierSeq: enter.seq,
      };
    }
    return undefined;
  },
});

/** Events by which a miniport tells the port driver something. */
const TELLS: ReadonlySet<TraceEvent['kind']> = new Set(['notification', 'log-error']);
