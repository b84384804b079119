import { maskOf } from '../../devices/register-table.ts';
import { XFRCTL } from '../../devices/training-hba/dma-registers.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { DmaTransfers } from './dma-transfers.ts';
import { HBA } from './hba.ts';

const GO = maskOf(XFRCTL, 'GO');

/** The HBA begins to transfer data only when HwScsiDmaStarted has said that the DMA controller is set up. */
export const transferStarted = defineCheck({
  id: 'transfer-started',
  source: 'dma-started-routine',
  parameters: {},
  judge({ events }) {
    const transfers = new DmaTransfers();
    for (const event of events) {
      const { wanted, mapping } = transfers;
      if (isGo(event) && wanted !== undefined && !mapping?.started) {
        return {
          seq: event.seq,
          message: message('check.transfer-started.fault'),
          expected: message('check.transfer-started.expected'),
          actual: message(
            mapping === undefined
              ? 'check.transfer-started.actual-unmapped'
              : 'check.transfer-started.actual-early',
          ),
          earlierSeq: mapping?.asked ?? wanted,
        };
      }
      transfers.follow(event);
    }
    return undefined;
  },
});

function isGo(event: TraceEvent): event is EventOf<'register-write'> {
  return (
    event.kind === 'register-write' &&
    event.device === HBA &&
    event.register === XFRCTL.name &&
    (event.value & GO) !== 0
  );
}
