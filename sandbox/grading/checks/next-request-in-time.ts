import * as z from 'zod';
import type { TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { isReset } from './cause-work.ts';
import { defineCheck } from './check.ts';
import { EnabledCauses } from './enabled-causes.ts';
import { causeOf } from './hba.ts';

/**
 * For an HBA that works on several requests at a time: the port driver may send the next as soon as the HBA has taken
 * the last, and not when one is done. A NextRequest that never comes is `no-cause-lost`'s, and what an HBA that is wholly
 * silenced cannot say is `not-polled`'s.
 */
export const nextRequestInTime = defineCheck({
  id: 'next-request-in-time',
  source: 'interrupt-routine',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe("Longest time, in microseconds, from the HBA's accepting a request to NextRequest."),
  },
  judge({ events }, { maxUs }) {
    const limit = maxUs * 1000;
    const causes = new EnabledCauses();
    let waits = false;
    let accepted: TraceEvent | undefined;
    for (const event of events) {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiStartIo') waits = true;
      causes.follow(event);
      if (waits && causeOf(event, 'cause-latched') === 'REQA') accepted ??= event;
      if (isReset(event)) accepted = undefined;
      if (event.kind !== 'notification' || !event.notification.startsWith('Next')) continue;
      if (accepted !== undefined && !causes.silent && event.time - accepted.time > limit) {
        const waited = event.time - accepted.time;
        return {
          seq: event.seq,
          message: message('check.next-request-in-time.fault', { waited }),
          expected: message('check.next-request-in-time.expected', { limit }),
          actual: message('check.next-request-in-time.actual', { waited }),
          earlierSeq: accepted.seq,
        };
      }
      waits = false;
      accepted = undefined;
    }
    return undefined;
  },
});
