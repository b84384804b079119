import type { Rule } from '../finding.ts';

/** 0xE6 19: ScsiPortIoMapTransfer for an HBA that has no channel of the system's DMA controller. */
export const mapTransferChannel: Rule = {
  reasons: ['map-transfer-channel'],
  explain(_events, { detail }) {
    const { srb = 0 } = detail;
    return { id: 'map-transfer-channel', parameters: { srb }, source: 'scsi-port-io-map-transfer' };
  },
};
