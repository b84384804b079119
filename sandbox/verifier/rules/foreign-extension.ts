import type { Rule } from '../finding.ts';

/** A device extension, or an SRB, of another adapter than the one whose routine is running. */
export const foreignExtension: Rule = {
  reasons: ['foreign-extension', 'foreign-srb'],
  explain(_events, { reason, detail }) {
    const { address = 0 } = detail;
    return { id: reason, parameters: { address }, source: 'scsi-port-notification' };
  },
};
