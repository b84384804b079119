import type { Rule } from '../finding.ts';
import type { SourceId } from '../sources.ts';

const KMODE_EXCEPTION_NOT_HANDLED: SourceId = 'bug-check-0x1e';

/** 0x7F and 0x1E: what the processor refuses to go on with. */
export const processorTrap: Rule = {
  reasons: ['stack-overflow', 'divide-by-zero', 'trap'],
  explain(_events, { reason, detail }) {
    const { routine = '' } = detail;
    const source = reason === 'trap' ? KMODE_EXCEPTION_NOT_HANDLED : 'bug-check-0x7f';
    return { id: reason, parameters: { routine }, source };
  },
};
