import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';
import { foreignAssertion } from './line-sources.ts';

/** The interrupt routine returns FALSE for an interrupt that its HBA did not make. */
export const refusesForeign = defineCheck({
  id: 'refuses-foreign',
  source: 'interrupt-prototype',
  parameters: {},
  judge({ events }) {
    for (const { origin, enter, exit, routine } of isrActivations(events, HBA)) {
      if (origin !== 'foreign' || !exit?.claimed) continue;
      const cause = foreignAssertion(events, enter.seq, HBA);
      return {
        seq: exit.seq,
        message: message('check.refuses-foreign.fault', { routine }),
        expected: message('check.refuses-foreign.expected'),
        actual: cause
          ? message('check.refuses-foreign.actual', { routine })
          : message('check.refuses-foreign.actual-alone', { routine }),
        earlierSeq: cause?.seq ?? enter.seq,
      };
    }
    return undefined;
  },
});
