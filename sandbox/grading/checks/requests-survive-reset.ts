import { SRB_STATUS_BUS_RESET, SRB_STATUS_MASK, SRB_STATUS_SUCCESS } from '../../scsiport/constants.ts';
import type { EventOf, SrbId, Trace } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck, type Fault } from './check.ts';
import { completedSrb } from './hba-reports.ts';
import { judgeRequests, wrongData } from './judge-requests.ts';
import { ResetService } from './reset-service.ts';

/**
 * Every request comes back, successful and with the right data, or because of a bus reset that another initiator made
 * while the driver had it: the class driver sends that one again.
 */
export const requestsSurviveReset = defineCheck({
  id: 'requests-survive-reset',
  source: 'interrupt-routine',
  parameters: {},
  judge: (trace) => {
    const victims = victimsOf(trace);
    return judgeRequests(trace, {
      expected: message('check.requests-survive-reset.expected'),
      returned: (event) => judgeReturn(event, victims),
    });
  },
});

function judgeReturn(
  event: EventOf<'srb-return'>,
  victims: ReadonlySet<SrbId>,
): Pick<Fault, 'message' | 'actual'> | undefined {
  const { srb, srbStatus } = event;
  const status = srbStatus & SRB_STATUS_MASK;
  if (status === SRB_STATUS_SUCCESS) return wrongData(event);
  if (status === SRB_STATUS_BUS_RESET && victims.has(srb)) return undefined;
  return {
    message: message('check.requests-complete.fault-status', { srb }),
    actual: message('check.requests-complete.actual-status', { srb, status: srbStatus }),
  };
}

function victimsOf({ events }: Trace): ReadonlySet<SrbId> {
  const service = new ResetService();
  const victims = new Set<SrbId>();
  for (const event of events) {
    const srb = completedSrb(event);
    if (srb !== undefined && service.isHit(srb)) victims.add(srb);
    service.follow(event);
  }
  return victims;
}
