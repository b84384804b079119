import { PAGE } from '../machine/memory-pool.ts';
import type { Adapter } from './adapter.ts';
import { UNINITIALIZED } from './adapter-configuration.ts';

/**
 * Bytes of the largest transfer that a class driver may ask the adapter for: the miniport's MaximumTransferLength, or
 * one page where it set none, and no more pages than its scatter/gather list has room for (Microsoft Docs,
 * "PORT_CONFIGURATION_INFORMATION": n breaks part n + 1 pages).
 */
export function transferLimit({ configuration }: Adapter): number {
  const { maximumTransferLength, physicalBreaks, scatterGather } = configuration;
  const limit = maximumTransferLength === UNINITIALIZED ? PAGE : maximumTransferLength;
  const listed = scatterGather && physicalBreaks !== 0 && physicalBreaks !== UNINITIALIZED;
  return listed ? Math.min(limit, (physicalBreaks + 1) * PAGE) : limit;
}
