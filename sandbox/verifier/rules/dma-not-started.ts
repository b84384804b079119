import type { Rule } from '../finding.ts';

/** 0xE6 18: the HBA was told to begin before the port driver had set the DMA controller up, or unasked. */
export const dmaNotStarted: Rule = {
  reasons: ['dma-not-started'],
  explain(events, { seq, detail }) {
    const { channel = 0 } = detail;
    const earlier = events.findLast(
      (event) => event.seq < seq && (event.kind === 'dma-map' || event.kind === 'dma-flush'),
    );
    return {
      id: 'dma-not-started',
      parameters: { channel },
      source: 'dma-started-routine',
      ...(earlier?.kind === 'dma-map' ? { earlierSeq: earlier.seq } : {}),
    };
  },
};
