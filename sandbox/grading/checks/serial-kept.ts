import { UART } from '../../devices/uart/registers.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';

/**
 * The serial port loses no character. The fault is where the serial driver takes what is left, as it is there that it
 * reads of the overrun; without its coming any more, at the end of the run.
 */
export const serialKept = defineCheck({
  id: 'serial-kept',
  source: 'deferring',
  parameters: {},
  judge({ events }) {
    let lost: EventOf<'device'> | undefined;
    let count = 0;
    for (const event of events) {
      if (isSerial(event, 'character-lost')) {
        lost ??= event;
        count += 1;
      }
      if (lost && (isSerial(event, 'characters-taken') || endsUnbroken(event)))
        return fault(event, lost, count);
    }
    return undefined;
  },
});

function isSerial(event: TraceEvent, what: string): event is EventOf<'device'> {
  return event.kind === 'device' && event.device === UART.device && event.event === what;
}

function endsUnbroken(event: TraceEvent): boolean {
  return event.kind === 'end' && (event.reason === 'quiescent' || event.reason === 'budget');
}

function fault({ seq }: TraceEvent, lost: EventOf<'device'>, count: number): Fault {
  return {
    seq,
    message: message('check.serial-kept.fault', { count }),
    expected: message('check.serial-kept.expected'),
    actual: message('check.serial-kept.actual', { count }),
    earlierSeq: lost.seq,
  };
}
