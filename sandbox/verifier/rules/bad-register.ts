import type { Rule } from '../finding.ts';

/** An access routine was given an address or a width at which the device has no register. */
export const badRegister: Rule = {
  reasons: ['bad-register-address'],
  explain(_events, { detail }) {
    const { address = 0, width = 0, access = 'read' } = detail;
    return {
      id: access === 'write' ? 'bad-register-write' : 'bad-register-read',
      parameters: { address, width },
      source: 'data-sheet',
    };
  },
};
