import type { Rule } from '../finding.ts';

/** A port driver routine was called where the documents forbid it. */
export const wrongContext: Rule = {
  reasons: ['wrong-context'],
  explain(_events, { detail }) {
    const { routine = '', caller = '' } = detail;
    return { id: 'wrong-context', parameters: { routine, caller }, source: 'scsi-port-initialize' };
  },
};
