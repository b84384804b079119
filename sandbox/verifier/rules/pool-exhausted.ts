import type { Rule } from '../finding.ts';

/** 0x41: nonpaged pool has no room for what the driver's registration asks for. */
export const poolExhausted: Rule = {
  reasons: ['pool-exhausted'],
  explain(_events, { detail }) {
    const { size = 0 } = detail;
    return { id: 'pool-exhausted', parameters: { size }, source: 'bug-check-0x41' };
  },
};
