import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { DmaTransfers } from './dma-transfers.ts';
import { completedSrb } from './hba-reports.ts';

/** No request is completed while its data may still be with the DMA controller. */
export const transferFlushed = defineCheck({
  id: 'transfer-flushed',
  source: 'scsi-port-flush-dma',
  parameters: {},
  judge({ events }) {
    const transfers = new DmaTransfers();
    for (const event of events) {
      const { mapping } = transfers;
      const srb = completedSrb(event);
      if (srb !== undefined && srb === mapping?.srb) {
        return {
          seq: event.seq,
          message: message('check.transfer-flushed.fault', { srb }),
          expected: message('check.transfer-flushed.expected'),
          actual: message('check.transfer-flushed.actual', { srb }),
          earlierSeq: mapping.asked,
        };
      }
      transfers.follow(event);
    }
    return undefined;
  },
});
