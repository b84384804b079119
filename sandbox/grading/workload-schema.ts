/** The `workload` of `scenario.yaml`: what the class driver asks the miniport for. */

import * as z from 'zod';
import { interval, microseconds, percent } from './schema-values.ts';

export const workload = z
  .strictObject({
    requests: z.int().positive().describe('How many requests the class driver sends in a run.'),
    transferBlocks: interval(z.int().positive()).describe('Blocks of one request: fewest, most.'),
    writePercent: percent.describe('Share of writes; the others are reads.'),
    gapUs: interval(microseconds).describe('Microseconds from one request to the next: shortest, longest.'),
    retries: z
      .int()
      .min(0)
      .max(8)
      .optional()
      .describe(
        'How often a request is sent again that met a busy unit, a reset of the bus, UNIT ATTENTION or MEDIUM ERROR; by default never. A real class driver tries 8 times.',
      ),
    disableDisconnectPercent: percent
      .optional()
      .describe(
        'Share of requests that get no queue tag and let the unit not leave the bus (SRB_FLAGS_DISABLE_DISCONNECT); by default none.',
      ),
  })
  .describe('What the class driver asks the miniport for.');
