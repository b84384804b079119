import type { Rule } from '../finding.ts';

/** 0xF1 1004: a request completed with SrbStatus still SRB_STATUS_PENDING, or one that srb.h does not know. */
export const invalidStatus: Rule = {
  reasons: ['pending-status', 'invalid-status'],
  explain(events, { reason, seq, detail }) {
    const { srb = 0, status = 0 } = detail;
    const started = events.findLast(
      (event) => event.seq < seq && event.kind === 'routine-enter' && event.srb === srb,
    );
    return {
      id: reason,
      parameters: reason === 'pending-status' ? { srb } : { srb, status },
      source: 'scsi-request-block',
      ...(started === undefined ? {} : { earlierSeq: started.seq }),
    };
  },
};
