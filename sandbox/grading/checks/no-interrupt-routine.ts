import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/** The miniport of an HBA without interrupts registers no interrupt routine. */
export const noInterruptRoutine = defineCheck({
  id: 'no-interrupt-routine',
  source: 'initialization-data',
  parameters: {},
  judge({ events }) {
    const registered = events.find((event) => event.kind === 'miniport-registered');
    const routine = registered?.routines.HwScsiInterrupt;
    if (registered === undefined || !routine) return undefined;
    return {
      seq: registered.seq,
      message: message('check.no-interrupt-routine.fault', { routine }),
      expected: message('check.no-interrupt-routine.expected'),
      actual: message('check.no-interrupt-routine.actual', { routine }),
    };
  },
});
