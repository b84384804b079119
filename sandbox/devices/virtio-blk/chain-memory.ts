/** The memory of a chain as two byte strings, however the driver has cut them up. [VIRTIO] 2.7.4.1 */

import type { DevicePorts } from '../device.ts';
import { QueueError, type Segment } from './virtqueue.ts';

export function lengthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0);
}

/** The part of the segments from `offset` on, `length` bytes of it; less where they end before. */
function part(segments: readonly Segment[], offset: number, length: number): Segment[] {
  const parts: Segment[] = [];
  let begin = 0;
  for (const segment of segments) {
    const from = Math.max(offset - begin, 0);
    const to = Math.min(offset + length - begin, segment.length);
    if (from < to) parts.push({ address: segment.address + from, length: to - from });
    begin += segment.length;
  }
  return parts;
}

/** @throws QueueError when some of it is no memory */
export function load(
  dma: DevicePorts['dma'],
  segments: readonly Segment[],
  offset: number,
  length: number,
): Uint8Array {
  const parts = part(segments, offset, length);
  const bytes = new Uint8Array(lengthOf(parts));
  let begin = 0;
  for (const { address, length: size } of parts) {
    const data = dma.read(address, size);
    if (data === undefined) throw new QueueError('no-memory');
    bytes.set(data, begin);
    begin += size;
  }
  return bytes;
}

/** @throws QueueError when some of it is no memory */
export function store(
  dma: DevicePorts['dma'],
  segments: readonly Segment[],
  offset: number,
  data: Uint8Array,
): void {
  let begin = 0;
  for (const { address, length } of part(segments, offset, data.length)) {
    if (!dma.write(address, data.subarray(begin, begin + length))) throw new QueueError('no-memory');
    begin += length;
  }
}
