import type { Rule } from '../finding.ts';

/** 0xE6 1B: the range that ScsiPortIoMapTransfer was given does not lie in the request's buffer. */
export const mapTransferRange: Rule = {
  reasons: ['map-transfer-range'],
  explain(_events, { detail }) {
    const { srb = 0, address = 0, length = 0 } = detail;
    return {
      id: 'map-transfer-range',
      parameters: { srb, address, length },
      source: 'scsi-port-io-map-transfer',
    };
  },
};
