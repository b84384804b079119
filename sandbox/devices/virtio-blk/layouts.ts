/**
 * What the virtio block device shares with a driver in memory.
 *
 * [VIRTIO] OASIS Virtual I/O Device (VIRTIO) Version 1.2
 */

import type { EntryLayout } from '../entry-layout.ts';

/** The unit of a queue's address, and what its used ring is aligned to. [VIRTIO] 4.1.5.1.3.1 */
export const QUEUE_ALIGNMENT = 4096;

/** [VIRTIO] 2.7.5 */
export const DESCRIPTOR = {
  id: 'descriptor',
  structure: 'virtq_desc',
  size: 16,
  alignment: 16,
  fields: [
    { name: 'addr', offset: 0, width: 4 },
    { name: 'addrHigh', offset: 4, width: 4 },
    { name: 'len', offset: 8, width: 4 },
    { name: 'flags', offset: 12, width: 2 },
    { name: 'next', offset: 14, width: 2 },
  ],
} as const satisfies EntryLayout;

/** [VIRTIO] 2.7.5 */
export const DESCRIPTOR_FLAG = { NEXT: 1, WRITE: 2, INDIRECT: 4 } as const;

/** Of the available ring: the driver wants no interrupt. [VIRTIO] 2.7.6, 2.7.7 */
export const NO_INTERRUPT = 1;

/** What each ring begins with: flags and index, 16 bits each. [VIRTIO] 2.7.6, 2.7.8 */
export const RING = { flags: 0, index: 2, entries: 4, availableEntry: 2, usedEntry: 8 } as const;

/** What a request begins with. [VIRTIO] 5.2.6 */
export const REQUEST_HEADER = {
  id: 'header',
  structure: 'virtio_blk_req',
  size: 16,
  alignment: 1,
  fields: [
    { name: 'type', offset: 0, width: 4 },
    { name: 'reserved', offset: 4, width: 4 },
    { name: 'sector', offset: 8, width: 4 },
    { name: 'sectorHigh', offset: 12, width: 4 },
  ],
} as const satisfies EntryLayout;

/** [VIRTIO] 5.2.6 */
export const REQUEST_TYPE = { IN: 0, OUT: 1, FLUSH: 4, GET_ID: 8 } as const;

/** What a request ends with, one byte. [VIRTIO] 5.2.6 */
export const REQUEST_STATUS = { OK: 0, IOERR: 1, UNSUPP: 2 } as const;
