import type { Rule } from '../finding.ts';

/** 0xF1 1000: bad arguments to ScsiPortInitialize. */
export const initializeArguments: Rule = {
  reasons: ['initialize-arguments'],
  explain() {
    return { id: 'initialize-arguments', parameters: {}, source: 'scsi-port-initialize' };
  },
};
