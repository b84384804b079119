import type { Rule } from '../finding.ts';

/** 0xE6 0B: ScsiPortIoMapTransfer while what was mapped last has not been flushed. */
export const mapTransferTwice: Rule = {
  reasons: ['map-transfer-twice'],
  explain(events, { seq, detail }) {
    const { srb = 0, mapped = 0 } = detail;
    const earlier = events.findLast((event) => event.seq < seq && event.kind === 'dma-map');
    return {
      id: 'map-transfer-twice',
      parameters: { srb, mapped },
      source: 'scsi-port-flush-dma',
      ...(earlier === undefined ? {} : { earlierSeq: earlier.seq }),
    };
  },
};
