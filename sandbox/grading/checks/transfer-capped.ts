import * as z from 'zod';
import type { MiniportRoutine } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { completedSrb, HbaReports } from './hba-reports.ts';

/**
 * For HBAs whose interrupts cannot be disabled: what is too long for the interrupt routine is not done elsewhere. The
 * port driver has been told how much is enough, and splits what is longer.
 */
export const transferCapped = defineCheck({
  id: 'transfer-capped',
  source: 'interrupt-prototype',
  parameters: {
    maxBytes: z
      .number()
      .positive()
      .describe(
        'Length, in bytes, of the longest request that another routine than HwScsiInterrupt may finish.',
      ),
  },
  judge({ events }, { maxBytes }) {
    const queued = new Map<number, { readonly seq: number; readonly length: number }>();
    const reports = new HbaReports();
    const running: { readonly routine: MiniportRoutine; readonly name: string }[] = [];
    for (const event of events) {
      if (event.kind === 'srb-queue') queued.set(event.srb, event);
      if (event.kind === 'routine-enter') running.push(event);
      if (event.kind === 'routine-exit') running.pop();
      const srb = completedSrb(event);
      const reported = srb !== undefined && reports.of(srb) !== undefined;
      reports.follow(event);
      const { routine, name } = running.at(-1) ?? {};
      if (!reported || name === undefined || routine === 'HwScsiInterrupt') continue;
      const { seq: earlierSeq, length } = queued.get(srb) ?? { seq: 0, length: 0 };
      if (length <= maxBytes) continue;
      return {
        seq: event.seq,
        message: message('check.transfer-capped.fault', { srb, length, routine: name }),
        expected: message('check.transfer-capped.expected'),
        actual: message('check.transfer-capped.actual', { length }),
        earlierSeq,
      };
    }
    return undefined;
  },
});
