import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { ResetService } from './reset-service.ts';

/** The routine that dismisses the notice of a bus reset tells the port driver of it. */
export const resetReported = defineCheck({
  id: 'reset-reported',
  source: 'scsi-port-notification',
  parameters: {},
  judge({ events }) {
    const service = new ResetService();
    for (const event of events) {
      const served = service.follow(event);
      if (served === undefined || served.reported) continue;
      const { exit, reset, routine } = served;
      return {
        seq: exit,
        message: message('check.reset-reported.fault', { routine }),
        expected: message('check.reset-reported.expected'),
        actual: message('check.reset-reported.actual'),
        earlierSeq: reset,
      };
    }
    return undefined;
  },
});
