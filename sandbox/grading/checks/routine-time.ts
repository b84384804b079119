import * as z from 'zod';
import type { EventOf, MiniportRoutine, TraceEvent } from '../../trace/event.ts';
import { ownTime } from '../../trace/own-time.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/** Routines at the HBA's IRQL or at DISPATCH_LEVEL. The interrupt routine has a check of its own. */
const ROUTINES = [
  'HwScsiStartIo',
  'HwScsiTimer',
  'HwScsiResetBus',
  'HwScsiDmaStarted',
  'HwScsiEnableInterruptsCallback',
  'HwScsiDisableInterruptsCallback',
] as const satisfies readonly MiniportRoutine[];

/**
 * What is too long for the interrupt routine is not waited for in another routine, which keeps the processor just as
 * it does. Interrupts of higher IRQL that come in between are not the routine's own time.
 */
export const routineTime = defineCheck({
  id: 'routine-time',
  source: 'scsi-port-stall-execution',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, that one call of HwScsiStartIo, HwScsiTimer, HwScsiResetBus, HwScsiDmaStarted or a callback may take.',
      ),
    routines: z
      .array(z.enum(ROUTINES))
      .min(1)
      .optional()
      .describe(
        'Which routines are held to it; by default all. HwScsiEnableInterruptsCallback is there for long work: leave it out where the lesson is about that.',
      ),
  },
  judge({ events }, { maxUs, routines = ROUTINES }) {
    const held: ReadonlySet<MiniportRoutine> = new Set(routines);
    let open: { enter: EventOf<'routine-enter'>; events: TraceEvent[] } | undefined;
    for (const event of events) {
      if (event.kind === 'routine-enter' && held.has(event.routine)) {
        open = { enter: event, events: [] };
      } else if (
        open !== undefined &&
        event.kind === 'routine-exit' &&
        event.routine === open.enter.routine
      ) {
        const taken = ownTime({ ...open, exit: event });
        const { enter } = open;
        open = undefined;
        if (taken <= maxUs * 1000) continue;
        return {
          seq: event.seq,
          message: message('check.routine-time.fault', { routine: event.name, taken }),
          expected: message('check.routine-time.expected', { limit: maxUs * 1000 }),
          actual: message('check.routine-time.actual', { taken }),
          earlierSeq: enter.seq,
        };
      } else {
        open?.events.push(event);
      }
    }
    return undefined;
  },
});
