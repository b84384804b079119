import type { Rule } from '../finding.ts';
import { lastCompletion } from '../last-completion.ts';

/** 0xD1: the SRB, or its extension, was touched after RequestComplete had given both back to the port driver. */
export const completedSrb: Rule = {
  reasons: ['completed-srb', 'completed-srb-extension'],
  explain(events, { seq, reason, detail }) {
    const { address = 0, routine = '' } = detail;
    const completion = lastCompletion(events, seq);
    return {
      id: reason,
      parameters: { address, routine },
      source: 'scsi-port-notification',
      ...(completion === undefined ? {} : { earlierSeq: completion.seq }),
    };
  },
};
