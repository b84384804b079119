import type { Rule } from '../finding.ts';

/** 0xF1 1006: an address handed to ScsiPortGetPhysicalAddress that the port driver does not translate. */
export const badVirtualAddress: Rule = {
  reasons: ['bad-virtual-address', 'undeclared-address'],
  explain(_events, { reason, detail }) {
    const { address = 0 } = detail;
    const source = reason === 'undeclared-address' ? 'initialization-data' : 'bug-check-0xf1';
    return { id: reason, parameters: { address }, source };
  },
};
