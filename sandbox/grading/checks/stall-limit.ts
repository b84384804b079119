import * as z from 'zod';
import type { MiniportRoutine } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';

/** Run before there is anything to do, and wait for the hardware in pieces. */
const STARTING: ReadonlySet<MiniportRoutine> = new Set(['HwScsiFindAdapter', 'HwScsiInitialize']);

/** A call of a miniport routine that has not returned, and what it has stalled so far. */
interface Call {
  readonly routine: MiniportRoutine;
  readonly name: string;
  readonly seq: number;
  stalledUs: number;
}

/**
 * No routine of the miniport stalls for long, at once or, once the adapter is started, in pieces. The documents say
 * 1 ms; Driver Verifier stops the machine only at a hundred times that, and at once (bug check 0xF1, 1001).
 */
export const stallLimit = defineCheck({
  id: 'stall-limit',
  source: 'scsi-port-stall-execution',
  parameters: {
    maxUs: z
      .number()
      .positive()
      .describe(
        'Longest time, in microseconds, that one call of any routine stalls in all; the documents say 1000.',
      ),
  },
  judge({ events }, { maxUs }) {
    const calls: Call[] = [];
    for (const event of events) {
      if (event.kind === 'routine-enter') {
        const { routine, name, seq } = event;
        calls.push({ routine, name, seq, stalledUs: 0 });
      }
      if (event.kind === 'routine-exit') calls.pop();
      const call = calls.at(-1);
      if (event.kind !== 'stall' || call === undefined) continue;
      call.stalledUs = event.microseconds + (STARTING.has(call.routine) ? 0 : call.stalledUs);
      if (call.stalledUs <= maxUs) continue;
      const stalled = call.stalledUs * 1000;
      return {
        seq: event.seq,
        message: message('check.stall-limit.fault', { routine: call.name, stalled }),
        expected: message('check.stall-limit.expected', { limit: maxUs * 1000 }),
        actual: message('check.stall-limit.actual', { stalled }),
        earlierSeq: call.seq,
      };
    }
    return undefined;
  },
});
