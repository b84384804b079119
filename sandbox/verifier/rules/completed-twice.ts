import type { Rule } from '../finding.ts';
import { lastCompletion } from '../last-completion.ts';

/** 0xF1 1003: RequestComplete for an SRB that the port driver already has back. */
export const completedTwice: Rule = {
  reasons: ['completed-twice'],
  explain(events, { seq }) {
    const completion = lastCompletion(events, seq);
    return {
      id: 'completed-twice',
      parameters: {},
      source: 'bug-check-0xf1',
      ...(completion === undefined ? {} : { earlierSeq: completion.seq }),
    };
  },
};
