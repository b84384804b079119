/** What the pool gives for one request of the class driver. */

import type { FrameLayout, MemoryPool } from '../machine/memory-pool.ts';
import type { Permission } from '../program/memory.ts';
import type { Adapter } from './adapter.ts';
import { UNINITIALIZED } from './adapter-configuration.ts';
import type { Command, Transfer } from './class-driver-command.ts';
import { SCSI_REQUEST_BLOCK as SRB } from './structures.ts';

/** Bytes of sense data a class driver of that time makes room for (SENSE_DATA). */
export const SENSE_BYTES = 18;

/** A command with the virtual addresses of what it takes. */
export interface Prepared {
  readonly command: Command;
  readonly srb: number;
  /** Its part of the buffer; 0 when it has no data. */
  readonly buffer: number;
  readonly sense: number;
  /** 0 when the miniport asked for no SRB extension. */
  readonly extension: number;
  readonly extensionSize: number;
}

export interface TransferMemory {
  /** 0 when there are no data. */
  readonly buffer: number;
  readonly length: number;
  readonly commands: readonly Prepared[];
}

/** A miniport that can work with a list of pages gets buffers whose pages are scattered. */
function layoutFor({ configuration }: Adapter): FrameLayout {
  const { scatterGather, physicalBreaks } = configuration;
  return scatterGather && physicalBreaks !== 0 && physicalBreaks !== UNINITIALIZED
    ? 'scattered'
    : 'consecutive';
}

/**
 * @param must the request cannot wait for others to give memory back
 * @returns undefined when there is not enough; then nothing is taken
 * @throws BugCheck when there is not enough for a request that cannot wait
 */
export function takeMemory(
  pool: MemoryPool,
  adapter: Adapter,
  { commands }: Transfer,
  must: boolean,
): TransferMemory | undefined {
  const taken: [address: number, length: number][] = [];
  let complete = true;
  const take = (length: number, region: string, permission?: Permission, layout?: FrameLayout): number => {
    const address = must
      ? pool.allocate(length, region, permission, layout)
      : pool.tryAllocate(length, region, permission, layout);
    if (address === undefined) complete = false;
    else taken.push([address, length]);
    return address ?? 0;
  };
  const length = commands.reduce((sum, command) => sum + command.length, 0);
  const permission = commands[0]?.direction === 'out' ? 'read-only' : 'read-write';
  const extensionSize = adapter.configuration.srbExtensionSize;
  let buffer = 0;
  let next = 0;
  const prepared = commands.map((command, index): Prepared => {
    const srb = take(SRB.size, 'srb');
    if (index === 0 && length > 0) buffer = take(length, 'data-buffer', permission, layoutFor(adapter));
    const sense = take(SENSE_BYTES, 'sense-buffer');
    const extension = extensionSize === 0 ? 0 : take(extensionSize, 'srb-extension');
    const own = buffer + next;
    next += command.length;
    return { command, srb, buffer: own, sense, extension, extensionSize };
  });
  if (complete) return { buffer, length, commands: prepared };
  for (const [address, bytes] of taken) pool.release(address, bytes);
  return undefined;
}

/** Gives back what one command needed and, after the last of a transfer, the buffer. */
export function releaseMemory(pool: MemoryPool, own: Prepared, whole?: TransferMemory): void {
  pool.release(own.srb, SRB.size);
  if (whole !== undefined && whole.length > 0) pool.release(whole.buffer, whole.length);
  pool.release(own.sense, SENSE_BYTES);
  if (own.extension !== 0) pool.release(own.extension, own.extensionSize);
}
