import { maskOf } from '../../devices/register-table.ts';
import { XFRCTL } from '../../devices/training-hba/dma-registers.ts';
import type { EventOf, TraceEvent } from '../../trace/event.ts';
import { message } from '../message.ts';
import { defineCheck } from './check.ts';
import { DmaTransfers } from './dma-transfers.ts';
import { HBA } from './hba.ts';

const GO = maskOf(XFRCTL, 'GO');

/**
 * The HBA begins to transfer data when HwScsiDmaStarted says that the DMA controller is set up: not before, and not
 * later, for the SCSI bus waits.
 */
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
      if (isSetUp(event) && wanted !== undefined && mapping?.started) {
        return {
          seq: event.seq,
          message: message('check.transfer-started.fault-late', { routine: event.name }),
          expected: message('check.transfer-started.expected-at-once'),
          actual: message('check.transfer-started.actual-late'),
          earlierSeq: mapping.asked,
        };
      }
      transfers.follow(event);
    }
    return undefined;
  },
});

function isSetUp(event: TraceEvent): event is EventOf<'routine-exit'> {
  return event.kind === 'routine-exit' && event.routine === 'HwScsiDmaStarted';
}

function isGo(event: TraceEvent): event is EventOf<'register-write'> {
  return (
    event.kind === 'register-write' &&
    event.device === HBA &&
    event.register === XFRCTL.name &&
    (event.value & GO) !== 0
  );
}
