/** One request of a driver: a header to read, data to read or write, a status to write. [VIRTIO] 5.2.6 */

import { BLOCK_BYTES, type Disk } from '../../scsi/disk.ts';
import type { DevicePorts } from '../device.ts';
import { readField } from '../entry-layout.ts';
import { lengthOf, load, store } from './chain-memory.ts';
import { REQUEST_HEADER, REQUEST_STATUS, REQUEST_TYPE } from './layouts.ts';
import { type Chain, QueueError } from './virtqueue.ts';

export interface BlockRequest {
  readonly chain: Chain;
  readonly type: number;
  /** In units of 512 bytes. */
  readonly sector: number;
  /** Bytes of data, in whichever direction they go. */
  readonly length: number;
}

export interface BlockResult {
  readonly status: number;
  /** Bytes written into the chain, the status among them. */
  readonly written: number;
}

const STATUS_BYTES = 1;
const ID_BYTES = 20;
const NOTHING = new Uint8Array(0);

/** @throws QueueError when the chain has no room for a header and a status, or is not in memory */
export function decodeRequest(dma: DevicePorts['dma'], chain: Chain): BlockRequest {
  const readable = lengthOf(chain.readable) - REQUEST_HEADER.size;
  const writable = lengthOf(chain.writable) - STATUS_BYTES;
  if (readable < 0) throw new QueueError('header-missing');
  if (writable < 0) throw new QueueError('status-missing');
  const header = load(dma, chain.readable, 0, REQUEST_HEADER.size);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const field = (name: string): number => readField(REQUEST_HEADER, view, name);
  return {
    chain,
    type: field('type'),
    sector: field('sector') + field('sectorHigh') * 2 ** 32,
    length: field('type') === REQUEST_TYPE.OUT ? readable : writable,
  };
}

/**
 * Moves the data and writes the status.
 * @param id the device's own, ASCII
 * @throws QueueError when the chain is not in memory
 */
export function performRequest(
  dma: DevicePorts['dma'],
  { chain, type, sector, length }: BlockRequest,
  disk: Disk,
  id: string,
): BlockResult {
  const { readable, writable } = chain;
  const span = { lba: sector, blocks: length / BLOCK_BYTES };
  const possible = Number.isInteger(span.blocks) && disk.usable(span);
  let status: number = REQUEST_STATUS.OK;
  let data: Uint8Array = NOTHING;
  switch (type) {
    case REQUEST_TYPE.IN:
      if (possible) data = disk.read(span.lba, span.blocks);
      else status = REQUEST_STATUS.IOERR;
      break;
    case REQUEST_TYPE.OUT:
      if (possible) disk.write(span.lba, load(dma, readable, REQUEST_HEADER.size, length));
      else status = REQUEST_STATUS.IOERR;
      break;
    // Every write is on the medium when it is reported done.
    case REQUEST_TYPE.FLUSH:
      break;
    case REQUEST_TYPE.GET_ID:
      data = Uint8Array.from({ length: Math.min(length, ID_BYTES) }, (_, index) => id.charCodeAt(index) || 0);
      break;
    default:
      status = REQUEST_STATUS.UNSUPP;
  }
  store(dma, writable, 0, data);
  store(dma, writable, lengthOf(writable) - STATUS_BYTES, Uint8Array.of(status));
  return { status, written: data.length + STATUS_BYTES };
}
