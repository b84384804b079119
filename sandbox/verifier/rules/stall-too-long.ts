import type { Rule } from '../finding.ts';

/** 0xF1 1001: one ScsiPortStallExecution of more than 0.1 s. */
export const stallTooLong: Rule = {
  reasons: ['stall-too-long'],
  explain(_events, { detail }) {
    const { microseconds = 0 } = detail;
    return {
      id: 'stall-too-long',
      parameters: { duration: Number(microseconds) * 1000 },
      source: 'scsi-port-stall-execution',
    };
  },
};
