import type { Rule } from '../finding.ts';

/** 0xD1 with "execute": a call through a pointer that is NULL, or no routine of the needed type. */
export const badCall: Rule = {
  reasons: ['null-call', 'wild-call'],
  explain(_events, { reason, detail }) {
    const { address = 0, routine = '' } = detail;
    return { id: reason, parameters: { address, routine }, source: 'bug-check-0xd1' };
  },
};
