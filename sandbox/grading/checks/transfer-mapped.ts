import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { DmaTransfers } from './dma-transfers.ts';
import { causeOf, HBA } from './hba.ts';

/** The interrupt routine that dismisses a target's wish to transfer data asks for the transfer before it returns. */
export const transferMapped = defineCheck({
  id: 'transfer-mapped',
  source: 'scsi-port-io-map-transfer',
  parameters: {},
  judge({ events }) {
    const transfers = new DmaTransfers();
    let routine = '';
    let dismissed = false;
    for (const event of events) {
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiInterrupt') {
        routine = event.name;
        dismissed = false;
      }
      if (causeOf(event, 'cause-cleared') === 'XFER') dismissed = true;
      if (returns(event) && dismissed) {
        const { wanted, mapping } = transfers;
        if (wanted !== undefined && (mapping === undefined || mapping.used)) {
          return {
            seq: event.seq,
            message: message('check.transfer-mapped.fault', { routine }),
            expected: message('check.transfer-mapped.expected'),
            actual: message('check.transfer-mapped.actual'),
            earlierSeq: wanted,
          };
        }
        dismissed = false;
      }
      transfers.follow(event);
    }
    return undefined;
  },
});

/** A refused interrupt is `claims-own`'s. */
function returns(event: TraceEvent): event is EventOf<'isr-exit'> {
  return event.kind === 'isr-exit' && event.device === HBA && event.claimed;
}
