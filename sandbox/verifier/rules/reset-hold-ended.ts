import type { Rule } from '../finding.ts';

/** 0xF1 1007: the hold after ResetDetected ended, and requests from before the reset were not completed. */
export const resetHoldEnded: Rule = {
  reasons: ['reset-hold-ended'],
  explain(events, { seq, detail }) {
    const { outstanding = 0 } = detail;
    const reset = events.findLast(
      (event) => event.seq < seq && event.kind === 'notification' && event.notification === 'ResetDetected',
    );
    return {
      id: 'reset-hold-ended',
      parameters: { outstanding },
      source: 'bug-check-0xf1',
      ...(reset === undefined ? {} : { earlierSeq: reset.seq }),
    };
  },
};
