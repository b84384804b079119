import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/**
 * The interrupt routine returns TRUE for an interrupt of its own HBA. When the HBA interrupts while the routine
 * runs for another device, FALSE is right too, as long as the interrupt is left for the next call.
 */
export const claimsOwn = defineCheck({
  id: 'claims-own',
  source: 'interrupt-prototype',
  parameters: {},
  judge({ events }) {
    for (const { origin, exit, routine, assertedBy, assertingAtExit } of isrActivations(events, HBA)) {
      if (exit === undefined || exit.claimed || origin === 'foreign') continue;
      if (origin === 'either' && assertingAtExit) continue;
      return {
        seq: exit.seq,
        message: message('check.claims-own.fault', { routine }),
        expected: message('check.claims-own.expected'),
        actual: message('check.claims-own.actual', { routine }),
        ...(assertedBy === undefined ? {} : { earlierSeq: assertedBy }),
      };
    }
    return undefined;
  },
});
