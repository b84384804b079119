import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { ResetService } from './reset-service.ts';

/**
 * The routine that dismisses the notice of a bus reset says NextRequest when the port driver waits for it because of a
 * request that the reset has dropped: the HBA will not say that it has accepted that one.
 */
export const resetAsksAgain = defineCheck({
  id: 'reset-asks-again',
  source: 'interrupt-routine',
  parameters: {},
  judge({ events }) {
    const service = new ResetService();
    for (const event of events) {
      const served = service.follow(event);
      if (!served?.silent) continue;
      const { exit, reset, routine } = served;
      return {
        seq: exit,
        message: message('check.reset-asks-again.fault', { routine }),
        expected: message('check.reset-asks-again.expected'),
        actual: message('check.reset-asks-again.actual'),
        earlierSeq: reset,
      };
    }
    return undefined;
  },
});
