import type { Rule } from '../finding.ts';

/** 0xE6 0D: a request is completed whose mapping has not been flushed. */
export const dmaNotFlushed: Rule = {
  reasons: ['dma-not-flushed'],
  explain(events, { seq, detail }) {
    const { srb = 0 } = detail;
    const earlier = events.findLast((event) => event.seq < seq && event.kind === 'dma-map');
    return {
      id: 'dma-not-flushed',
      parameters: { srb },
      source: 'scsi-port-flush-dma',
      ...(earlier === undefined ? {} : { earlierSeq: earlier.seq }),
    };
  },
};
