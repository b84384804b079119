import type { Rule } from '../finding.ts';

/** 0xF1 1004: RequestComplete with SrbStatus still SRB_STATUS_PENDING. */
export const pendingStatus: Rule = {
  reasons: ['pending-status'],
  explain(events, { seq, detail }) {
    const { srb = 0 } = detail;
    const started = events.findLast(
      (event) => event.seq < seq && event.kind === 'routine-enter' && event.srb === srb,
    );
    return {
      id: 'pending-status',
      parameters: { srb },
      source: 'scsi-request-block',
      ...(started === undefined ? {} : { earlierSeq: started.seq }),
    };
  },
};
