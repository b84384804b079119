import type { Rule } from '../finding.ts';

/** 0xF1 1006: an address handed to ScsiPortGetPhysicalAddress that the port driver knows nothing of. */
export const badVirtualAddress: Rule = {
  reasons: ['bad-virtual-address'],
  explain(_events, { detail }) {
    const { address = 0 } = detail;
    return { id: 'bad-virtual-address', parameters: { address }, source: 'bug-check-0xf1' };
  },
};
