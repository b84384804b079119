import { SRB_STATUS_MASK, SRB_STATUS_SUCCESS } from '../../scsiport/constants.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { judgeRequests, wrongData } from './judge-requests.ts';

/**
 * Every request comes back to the class driver, once, successful, with the right data, and the driver has taken what
 * the HBA reported of it: it cannot know of success otherwise.
 */
export const requestsComplete = defineCheck({
  id: 'requests-complete',
  source: 'interrupt-routine',
  parameters: {},
  judge: (trace) =>
    judgeRequests(trace, {
      expected: message('check.requests-complete.expected'),
      returned: (event) => {
        if ((event.srbStatus & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS) return wrongData(event);
        const { srb, srbStatus } = event;
        return {
          message: message('check.requests-complete.fault-status', { srb }),
          actual: message('check.requests-complete.actual-status', { srb, status: srbStatus }),
        };
      },
    }),
});
