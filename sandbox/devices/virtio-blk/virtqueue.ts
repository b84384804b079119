import type { DevicePorts } from '../device.ts';
import { readField } from '../entry-layout.ts';
import { DESCRIPTOR, DESCRIPTOR_FLAG, NO_INTERRUPT, QUEUE_ALIGNMENT, RING } from './layouts.ts';

/** A piece of memory that the driver lends to the device. */
export interface Segment {
  /** Physical. */
  readonly address: number;
  /** Bytes. */
  readonly length: number;
}

/** A buffer that the driver has made available: its chain of descriptors, taken apart. */
export interface Chain {
  /** Index of its first descriptor, by which the driver knows it. */
  readonly head: number;
  /** What the device reads, in order, and then what it writes. */
  readonly readable: readonly Segment[];
  readonly writable: readonly Segment[];
}

/** The driver has put something into the queue that means nothing, or that is not in memory. */
export class QueueError extends Error {
  /** A term for the trace. */
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'QueueError';
    this.reason = reason;
  }
}

interface Descriptor extends Segment {
  readonly flags: number;
  readonly next: number;
}

/** Free-running indices have 16 bits. [VIRTIO] 2.7.6 */
const INDEX_MASK = 0xffff;

/** One split virtqueue in the driver's memory, in the legacy layout. [VIRTIO] 2.7, 2.7.2 */
export class Virtqueue {
  readonly #dma: DevicePorts['dma'];
  readonly #size: number;
  #base = 0;
  /** Free-running: the next entry of the available ring to take, of the used ring to fill. */
  #taken = 0;
  #used = 0;

  /** @param size entries, a power of 2 */
  constructor(dma: DevicePorts['dma'], size: number) {
    this.#dma = dma;
    this.#size = size;
  }

  /** Physical address; 0 for a queue that is not set up. */
  get base(): number {
    return this.#base;
  }

  /** Both rings begin anew. */
  place(base: number): void {
    this.#base = base;
    this.#taken = 0;
    this.#used = 0;
  }

  get #available(): number {
    return this.#base + DESCRIPTOR.size * this.#size;
  }

  /** The first aligned address after the available ring, whose last word belongs to a feature that is not offered. */
  get #usedRing(): number {
    const end = this.#available + RING.entries + RING.availableEntry * (this.#size + 1);
    return Math.ceil(end / QUEUE_ALIGNMENT) * QUEUE_ALIGNMENT;
  }

  /** Whether the driver has asked not to be interrupted. @throws QueueError */
  get interruptSuppressed(): boolean {
    return (this.#word(this.#available + RING.flags) & NO_INTERRUPT) !== 0;
  }

  /** Chains made available and not taken. @throws QueueError when there are more than the queue can hold */
  get waiting(): number {
    if (this.#base === 0) return 0;
    const waiting = (this.#word(this.#available + RING.index) - this.#taken) & INDEX_MASK;
    if (waiting > this.#size) throw new QueueError('index-too-far');
    return waiting;
  }

  /** Takes the next chain; there is one. @throws QueueError */
  take(): Chain {
    const slot = this.#taken % this.#size;
    const head = this.#word(this.#available + RING.entries + RING.availableEntry * slot);
    const chain = this.#chain(head);
    this.#taken = (this.#taken + 1) & INDEX_MASK;
    return chain;
  }

  /**
   * Gives a chain back.
   * @param written bytes that the device has written into it
   * @throws QueueError
   */
  give(head: number, written: number): void {
    const element = new DataView(new ArrayBuffer(RING.usedEntry));
    element.setUint32(0, head, true);
    element.setUint32(4, written, true);
    const slot = this.#used % this.#size;
    this.#store(this.#usedRing + RING.entries + RING.usedEntry * slot, new Uint8Array(element.buffer));
    this.#used = (this.#used + 1) & INDEX_MASK;
    this.#store(this.#usedRing + RING.index, Uint8Array.of(this.#used & 0xff, this.#used >> 8));
  }

  /** [VIRTIO] 2.7.5: no longer than the table, what is written after what is read; 2.7.5.3: an indirect table ends it. */
  #chain(head: number): Chain {
    const readable: Segment[] = [];
    const writable: Segment[] = [];
    let table: Segment = { address: this.#base, length: DESCRIPTOR.size * this.#size };
    let indirect = false;
    let next: number | undefined = head;
    for (let steps = 0; next !== undefined; steps += 1) {
      if (steps > this.#size) throw new QueueError('chain-too-long');
      const descriptor = this.#descriptor(table, next);
      const { flags } = descriptor;
      if ((flags & DESCRIPTOR_FLAG.INDIRECT) !== 0) {
        if (indirect || (flags & DESCRIPTOR_FLAG.NEXT) !== 0) throw new QueueError('bad-indirect-table');
        indirect = true;
        table = descriptor;
        next = 0;
        continue;
      }
      const write = (flags & DESCRIPTOR_FLAG.WRITE) !== 0;
      if (!write && writable.length > 0) throw new QueueError('readable-after-writable');
      (write ? writable : readable).push({ address: descriptor.address, length: descriptor.length });
      next = (flags & DESCRIPTOR_FLAG.NEXT) === 0 ? undefined : descriptor.next;
    }
    return { head, readable, writable };
  }

  #descriptor(table: Segment, index: number): Descriptor {
    const offset = index * DESCRIPTOR.size;
    if (offset + DESCRIPTOR.size > table.length) throw new QueueError('descriptor-outside-table');
    const entry = this.#load(table.address + offset, DESCRIPTOR.size);
    const view = new DataView(entry.buffer, entry.byteOffset, entry.length);
    const field = (name: string): number => readField(DESCRIPTOR, view, name);
    return {
      address: field('addr') + field('addrHigh') * 2 ** 32,
      length: field('len'),
      flags: field('flags'),
      next: field('next'),
    };
  }

  #word(address: number): number {
    const bytes = this.#load(address, 2);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint16(0, true);
  }

  #load(address: number, length: number): Uint8Array {
    const bytes = this.#dma.read(address, length);
    if (bytes === undefined) throw new QueueError('no-memory');
    return bytes;
  }

  #store(address: number, data: Uint8Array): void {
    if (!this.#dma.write(address, data)) throw new QueueError('no-memory');
  }
}
