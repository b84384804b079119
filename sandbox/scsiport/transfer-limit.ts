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
 * Pages that a class driver of Windows asks an adapter for: one fewer than NumberOfPhysicalBreaks, because buffers need
 * not begin with a page (Microsoft's sample spti.c: MaximumPhysicalPages less one, at least one; ReactOS's scsiport:
 * MaximumPhysicalPages is NumberOfPhysicalBreaks). The n + 1 pieces of "PORT_CONFIGURATION_INFORMATION" never come, and
 * drivers in the field have no room for them.
 */
function listedPages(physicalBreaks: number): number {
  return Math.max(physicalBreaks - 1, 1);
}
