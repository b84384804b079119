import type { Rule } from '../finding.ts';
import { lastCompletion } from '../last-completion.ts';

/** 0xD1: the SRB was touched after RequestComplete had given it back to the port driver. */
export const completedSrb: Rule = {
  reasons: ['completed-srb'],
  explain(events, { seq, detail }) {
    const { address = 0, routine = '' } = detail;
    const completion = lastCompletion(events, seq);
    return {
      id: 'completed-srb',
      parameters: { address, routine },
      source: 'scsi-port-notification',
      ...(completion === undefined ? {} : { earlierSeq: completion.seq }),
    };
  },
};
