import type { Rule } from '../finding.ts';

/** 0xF1 1005: NextLuRequest while an untagged request is active on the logical unit. */
export const nextLuUntagged: Rule = {
  reasons: ['next-lu-untagged'],
  explain(events, { seq, detail }) {
    const { srb = 0 } = detail;
    const started = events.findLast(
      (event) =>
        event.seq < seq &&
        event.kind === 'routine-enter' &&
        event.routine === 'HwScsiStartIo' &&
        event.srb === srb,
    );
    return {
      id: 'next-lu-untagged',
      parameters: { srb },
      source: 'scsi-port-notification',
      ...(started === undefined ? {} : { earlierSeq: started.seq }),
    };
  },
};
