/** A driver's side of the virtio block device for specs: a queue in the bench's memory, filled and emptied by hand. */

import { Disk } from '../../scsi/disk.ts';
import { encodeEntry } from '../entry-layout.ts';
import { TestPorts } from '../ports.fixture.ts';
import { DESCRIPTOR, DESCRIPTOR_FLAG, NO_INTERRUPT, QUEUE_ALIGNMENT, REQUEST_HEADER } from './layouts.ts';
import { DEVICE_STATUS, ISR_STATUS, QUEUE_ADDRESS, QUEUE_NOTIFY, QUEUE_SIZE } from './registers.ts';
import { VirtioBlk, type VirtioBlkConfig } from './virtio-blk.ts';

export const FETCH_NS = 1_000;
export const LATENCY_NS = 50_000;
export const BLOCKS = 64;
/** No memory answers here. */
export const NOWHERE = 0x40;

const MEMORY = 0x10_0000;
const AVAILABLE = MEMORY + DESCRIPTOR.size * QUEUE_SIZE.reset;
const USED = MEMORY + QUEUE_ALIGNMENT;
/** What is not the queue. */
const HEAP = MEMORY + 2 * QUEUE_ALIGNMENT;

/** ACKNOWLEDGE, DRIVER and DRIVER_OK. */
export const DRIVER_OK = 0x07;

/** Data that tell where they are. */
export function patterned(length: number, first = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => first + index * 7);
}

export interface Piece {
  readonly address: number;
  readonly length: number;
  readonly write: boolean;
}

export interface SubmittedRequest {
  readonly head: number;
  /** Physical addresses. */
  readonly data: number;
  readonly status: number;
  /** Bytes of data. */
  readonly length: number;
}

export interface Used {
  readonly id: number;
  readonly length: number;
}

export class Driver {
  readonly ports = new TestPorts(MEMORY, 0x20_0000);
  readonly disk = new Disk({ target: 0, lun: 0, blocks: BLOCKS, latencyNs: [LATENCY_NS, 10 * LATENCY_NS] });
  readonly device: VirtioBlk;
  #heap = HEAP;
  #descriptor = 0;
  #announced = 0;
  #seen = 0;

  /** A device with its queue in place, ready to be notified. */
  constructor(config: Partial<VirtioBlkConfig> = {}) {
    this.device = new VirtioBlk(this.ports, {
      fetchNs: FETCH_NS,
      bytesPerSecond: 100e6,
      disk: this.disk,
      ...config,
    });
    this.start();
  }

  start(): void {
    this.ports.memory.fill(0, 0, HEAP - MEMORY);
    this.#announced = 0;
    this.#seen = 0;
    this.write(DEVICE_STATUS, 0);
    this.write(QUEUE_ADDRESS, MEMORY / QUEUE_ALIGNMENT);
    this.write(DEVICE_STATUS, DRIVER_OK);
  }

  read({ offset, width }: { readonly offset: number; readonly width: number }): number | undefined {
    return this.device.read(offset, width);
  }

  write({ offset, width }: { readonly offset: number; readonly width: number }, value: number): boolean {
    return this.device.write(offset, width, value);
  }

  /** @returns the physical address of `bytes` zeroes that nobody else uses */
  allocate(bytes: number): number {
    const address = this.#heap;
    this.#heap += Math.ceil(bytes / 16) * 16;
    this.poke(address, new Uint8Array(bytes));
    return address;
  }

  poke(address: number, data: Uint8Array): void {
    this.ports.dma.write(address, data);
  }

  peek(address: number, length: number): Uint8Array {
    return this.ports.dma.read(address, length) ?? new Uint8Array(0);
  }

  header(type: number, sector: number): Piece {
    const address = this.allocate(REQUEST_HEADER.size);
    this.poke(address, encodeEntry(REQUEST_HEADER, { type, sector }));
    return { address, length: REQUEST_HEADER.size, write: false };
  }

  /** Writes a chain of descriptors from the next free ones on. @returns the first one's index */
  chain(pieces: readonly Piece[]): number {
    const head = this.#descriptor;
    for (const [index, piece] of pieces.entries()) {
      const last = index === pieces.length - 1;
      this.poke(MEMORY + DESCRIPTOR.size * this.#descriptor, entryOf(piece, last, this.#following));
      this.#descriptor = this.#following;
    }
    return head;
  }

  /** Writes a descriptor that refers to a table of its own with the chain. */
  indirect(pieces: readonly Piece[]): number {
    const head = this.#descriptor;
    const table = this.allocate(DESCRIPTOR.size * pieces.length);
    for (const [index, piece] of pieces.entries()) {
      const last = index === pieces.length - 1;
      this.poke(table + DESCRIPTOR.size * index, entryOf(piece, last, index + 1));
    }
    this.descriptor(head, {
      addr: table,
      len: DESCRIPTOR.size * pieces.length,
      flags: DESCRIPTOR_FLAG.INDIRECT,
    });
    this.#descriptor = this.#following;
    return head;
  }

  /** Writes one descriptor of the queue as it is told to. */
  descriptor(index: number, fields: Readonly<Record<string, number>>): void {
    this.poke(MEMORY + DESCRIPTOR.size * index, encodeEntry(DESCRIPTOR, fields));
  }

  /** Makes a chain available without notifying. */
  offer(head: number): void {
    const slot = this.#announced % QUEUE_SIZE.reset;
    this.#word(AVAILABLE + 4 + 2 * slot, head);
    this.#announced += 1;
    this.#word(AVAILABLE + 2, this.#announced);
  }

  /** Announces chains that are not there. */
  skip(count: number): void {
    this.#announced += count;
    this.#word(AVAILABLE + 2, this.#announced);
  }

  suppressInterrupts(suppressed: boolean): void {
    this.#word(AVAILABLE, suppressed ? NO_INTERRUPT : 0);
  }

  notify(): void {
    this.write(QUEUE_NOTIFY, 0);
  }

  /** Header, data and status in a descriptor each, offered and announced. @param out the data, of a request that has some to write */
  submit(type: number, sector: number, length: number, out?: Uint8Array): SubmittedRequest {
    const data = this.allocate(length);
    if (out !== undefined) this.poke(data, out);
    const status = this.allocate(1);
    this.poke(status, Uint8Array.of(0xff));
    const pieces = [
      this.header(type, sector),
      ...(length === 0 ? [] : [{ address: data, length, write: out === undefined }]),
      { address: status, length: 1, write: true },
    ];
    const head = this.chain(pieces);
    this.offer(head);
    this.notify();
    return { head, data, status, length };
  }

  /** What the device has given back since the last call. */
  used(): Used[] {
    const view = new DataView(this.peek(USED, 4 + 8 * QUEUE_SIZE.reset).buffer);
    const entries: Used[] = [];
    for (; this.#seen % 0x1_0000 !== view.getUint16(2, true); this.#seen += 1) {
      const entry = 4 + 8 * (this.#seen % QUEUE_SIZE.reset);
      entries.push({ id: view.getUint32(entry, true), length: view.getUint32(entry + 4, true) });
    }
    return entries;
  }

  /** Submits one request and lets it be done. @returns its status and its data */
  run(type: number, sector: number, length: number, out?: Uint8Array): { status: number; data: Uint8Array } {
    const request = this.submit(type, sector, length, out);
    this.ports.settle();
    this.read(ISR_STATUS);
    return { status: this.peek(request.status, 1)[0] ?? -1, data: this.peek(request.data, length) };
  }

  get #following(): number {
    return (this.#descriptor + 1) % QUEUE_SIZE.reset;
  }

  #word(address: number, value: number): void {
    this.poke(address, Uint8Array.of(value & 0xff, (value >> 8) & 0xff));
  }
}

function entryOf({ address, length, write }: Piece, last: boolean, next: number): Uint8Array {
  const flags = (write ? DESCRIPTOR_FLAG.WRITE : 0) | (last ? 0 : DESCRIPTOR_FLAG.NEXT);
  return encodeEntry(DESCRIPTOR, { addr: address, len: length, flags, next: last ? 0 : next });
}
