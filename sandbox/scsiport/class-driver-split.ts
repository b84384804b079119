import { PAGE } from '../machine/memory-pool.ts';
import type { BlockSpan } from '../scsi/cdb.ts';

/** Most blocks of a ten-byte READ or WRITE: 16 bits. [SCSI-2] 9.2.6 */
const MOST_BLOCKS = 0xffff;

/**
 * Blocks of the largest transfer that an adapter takes. Of more than a page, whole pages only: each part of a longer
 * transfer then begins on a page and touches no more of them than the limit was counted in.
 * @param limitBytes what the adapter allows, ≥ 0
 */
export function largestTransfer(limitBytes: number, blockBytes: number): number {
  const usable = limitBytes > PAGE ? limitBytes - (limitBytes % PAGE) : limitBytes;
  return Math.min(Math.max(1, Math.floor(usable / blockBytes)), MOST_BLOCKS);
}

/**
 * The parts of a transfer that exceeds what the adapter takes, in order (Microsoft Docs, "Storage Class Driver's
 * SplitTransferRequest Routine").
 * @param largest blocks, ≥ 1
 */
export function splitSpan({ lba, blocks }: BlockSpan, largest: number): BlockSpan[] {
  const parts: BlockSpan[] = [];
  for (let done = 0; done < blocks; done += largest) {
    parts.push({ lba: lba + done, blocks: Math.min(largest, blocks - done) });
  }
  return parts;
}
