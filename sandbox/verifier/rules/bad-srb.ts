import type { Rule } from '../finding.ts';

/** A port driver routine was handed a pointer that is not what it takes it for. */
export const badSrb: Rule = {
  reasons: ['bad-srb', 'bad-extension', 'bad-notification'],
  explain(_events, { reason, detail }) {
    if (reason === 'bad-notification') {
      const { type = 0 } = detail;
      return { id: reason, parameters: { type }, source: 'scsi-port-notification' };
    }
    const { address = 0 } = detail;
    return { id: reason, parameters: { address }, source: 'scsi-port-notification' };
  },
};
