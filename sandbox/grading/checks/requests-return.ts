import { SRB_STATUS_MASK, SRB_STATUS_SUCCESS } from '../../scsiport/constants.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { judgeRequests, wrongData } from './judge-requests.ts';

/**
 * For machines whose requests fail: every request comes back to the class driver, and one that comes back as
 * successful with the right data. What a failed one must say is `status-reported`'s.
 */
export const requestsReturn = defineCheck({
  id: 'requests-return',
  source: 'interrupt-routine',
  parameters: {},
  judge: (trace) =>
    judgeRequests(trace, {
      expected: message('check.requests-return.expected'),
      returned: (event) =>
        (event.srbStatus & SRB_STATUS_MASK) === SRB_STATUS_SUCCESS ? wrongData(event) : undefined,
    }),
});
