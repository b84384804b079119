import { pageLength } from '../machine/dma-controller.ts';
import { PAGE } from '../machine/memory-pool.ts';
import type { Adapter } from './adapter.ts';
import { systemDmaChannel, UNINITIALIZED } from './adapter-configuration.ts';

/**
 * Bytes of the largest transfer that a class driver may ask the adapter for: the miniport's MaximumTransferLength, or
 * one page where it set none, no more than {@link listedPages}, and no more than its channel of the system's DMA
 * controller moves at a time.
 */
export function transferLimit({ configuration }: Adapter): number {
  const channel = systemDmaChannel(configuration);
  const { maximumTransferLength, physicalBreaks, scatterGather } = configuration;
  const wanted = maximumTransferLength === UNINITIALIZED ? PAGE : maximumTransferLength;
  const limit = channel === undefined ? wanted : Math.min(wanted, pageLength(channel));
  const listed = scatterGather && physicalBreaks !== 0 && physicalBreaks !== UNINITIALIZED;
  return listed ? Math.min(limit, listedPages(physicalBreaks) * PAGE) : limit;
}

/**
 * Pages of a transfer beyond NumberOfPhysicalBreaks. -1, as class drivers of Windows ask, because buffers need not begin
 * with a page (Microsoft's sample spti.c: MaximumPhysicalPages less one, at least one). 0 would be ReactOS's scsiport,
 * 1 the n + 1 pieces of "PORT_CONFIGURATION_INFORMATION"; drivers in the field have no room for those.
 */
const PAGES_BEYOND_BREAKS: -1 | 0 | 1 = -1;

function listedPages(physicalBreaks: number): number {
  return Math.max(physicalBreaks + PAGES_BEYOND_BREAKS, 1);
}
