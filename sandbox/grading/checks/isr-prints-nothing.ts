import type { EventOf } from '../../trace/event.ts';
import { isrActivations } from '../../trace/isr-windows.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { HBA } from './hba.ts';

/**
 * Longest time of one character on a debugger's serial line: ten bits at 115,200 baud. Printing is free in the
 * simulator, and on a machine with a debugger the dearest call there is.
 */
const NS_PER_CHARACTER = 86_806;

/** The interrupt routine prints nothing. */
export const isrPrintsNothing = defineCheck({
  id: 'isr-prints-nothing',
  source: 'scsi-debug-print',
  parameters: {},
  judge({ events }) {
    for (const { enter, routine, events: inside } of isrActivations(events, HBA)) {
      const printed = inside.find((event): event is EventOf<'debug'> => event.kind === 'debug');
      if (printed === undefined) continue;
      const taken = printed.text.length * NS_PER_CHARACTER;
      return {
        seq: printed.seq,
        message: message('check.isr-prints-nothing.fault', { routine, count: printed.text.length }),
        expected: message('check.isr-prints-nothing.expected'),
        actual: message('check.isr-prints-nothing.actual', { taken }),
        earlierSeq: enter.seq,
      };
    }
    return undefined;
  },
});
