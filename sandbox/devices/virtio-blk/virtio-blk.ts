/**
 * A virtio block device with the legacy interface: one queue of requests, a disk behind it. Requests are done side by
 * side, and given back in the order in which they are finished.
 *
 * [VIRTIO] OASIS Virtual I/O Device (VIRTIO) Version 1.2
 */

import type { Disk } from '../../scsi/disk.ts';
import type { Cancel, DevicePorts, RegisterDevice } from '../device.ts';
import { allows, maskOf } from '../register-table.ts';
import { type BlockRequest, decodeRequest, performRequest } from './block-request.ts';
import { QUEUE_ALIGNMENT } from './layouts.ts';
import {
  BLK_SIZE,
  CAPACITY,
  CONFIGURATION,
  CYLINDERS,
  DEVICE_FEATURES,
  DEVICE_STATUS,
  HEADS,
  ISR_STATUS,
  QUEUE_SIZE,
  SECTORS,
  SEG_MAX,
  VIRTIO_BLK,
  type VirtioBlkRegister,
} from './registers.ts';
import { QueueError, Virtqueue } from './virtqueue.ts';

export interface VirtioBlkConfig {
  /** Tells several of them apart in a trace; the table's name unless given. */
  readonly name?: string;
  /** Nanoseconds from a notification, or from the chain before, until a chain is taken. */
  readonly fetchNs: number;
  /** Rate at which a request's data move. */
  readonly bytesPerSecond: number;
  readonly disk: Disk;
}

const NS_PER_S = 1_000_000_000;
const REQUEST_QUEUE = 0;
const ISR = { queue: maskOf(ISR_STATUS, 'QUEUE'), configuration: maskOf(ISR_STATUS, 'CONFIGURATION') };
const DEVICE_NEEDS_RESET = maskOf(DEVICE_STATUS, 'DEVICE_NEEDS_RESET');

export class VirtioBlk implements RegisterDevice {
  readonly name: string;
  readonly registers = VIRTIO_BLK;
  readonly #ports: DevicePorts;
  readonly #config: VirtioBlkConfig;
  readonly #queue: Virtqueue;
  readonly #configuration: Uint8Array;
  /** Undoes what is under way: the fetch, and each request. */
  readonly #underWay = new Set<Cancel>();
  #fetching = false;
  #features = 0;
  #selected = 0;
  #notified = 0;
  #status = 0;
  #isr = 0;

  constructor(ports: DevicePorts, config: VirtioBlkConfig) {
    this.name = config.name ?? VIRTIO_BLK.device;
    this.#ports = ports;
    this.#config = config;
    this.#queue = new Virtqueue(ports.dma, QUEUE_SIZE.reset);
    this.#configuration = configurationOf(config.disk);
  }

  /** The block device's configuration is read in any width. [VIRTIO] 4.1.4.10 */
  read(offset: number, width: number): number | undefined {
    if (offset >= CONFIGURATION.offset) return this.#configured(offset - CONFIGURATION.offset, width);
    const register = registerOf(offset, width);
    return register && this.#value(register.name) % 2 ** (8 * width);
  }

  write(offset: number, width: number, value: number): boolean {
    const register = registerOf(offset, width);
    if (register === undefined || !allows(register.access, 'write')) return false;
    this.#store(register.name, (value & register.implemented) >>> 0);
    return true;
  }

  #configured(offset: number, width: number): number | undefined {
    if (offset + width > CONFIGURATION.size) return undefined;
    const bytes = this.#configuration.subarray(offset, offset + width);
    return bytes.reduceRight((value, byte) => value * 0x100 + byte, 0);
  }

  #value(register: VirtioBlkRegister): number {
    switch (register) {
      case 'DEVICE_FEATURES':
        return DEVICE_FEATURES.reset;
      case 'DRIVER_FEATURES':
        return this.#features;
      case 'QUEUE_ADDRESS':
        return this.#selected === REQUEST_QUEUE ? this.#queue.base / QUEUE_ALIGNMENT : 0;
      case 'QUEUE_SIZE':
        return this.#selected === REQUEST_QUEUE ? QUEUE_SIZE.reset : 0;
      case 'QUEUE_SELECT':
        return this.#selected;
      case 'QUEUE_NOTIFY':
        return this.#notified;
      case 'DEVICE_STATUS':
        return this.#status;
      case 'ISR_STATUS':
        return this.#takeInterrupt();
      default:
        throw new RangeError(`${register} is configuration`);
    }
  }

  #store(register: VirtioBlkRegister, value: number): void {
    switch (register) {
      case 'DRIVER_FEATURES':
        this.#features = value;
        return;
      case 'QUEUE_ADDRESS':
        if (this.#selected === REQUEST_QUEUE) this.#queue.place(value * QUEUE_ALIGNMENT);
        return;
      case 'QUEUE_SELECT':
        this.#selected = value;
        return;
      case 'QUEUE_NOTIFY':
        this.#notified = value;
        if (value === REQUEST_QUEUE) this.#fetch();
        return;
      case 'DEVICE_STATUS':
        if (value === 0) this.#reset();
        // The device alone says that it needs a reset. [VIRTIO] 2.1.2
        else this.#status = (value & ~DEVICE_NEEDS_RESET) | (this.#status & DEVICE_NEEDS_RESET);
        return;
      default:
        throw new RangeError(`${register} is read-only`);
    }
  }

  /** Takes the next chain after a while. It does not wait for DRIVER_OK. [VIRTIO] 3.1.2 */
  #fetch(): void {
    if (this.#fetching || (this.#status & DEVICE_NEEDS_RESET) !== 0) return;
    this.#fetching = true;
    this.#after(this.#config.fetchNs, () => {
      this.#fetching = false;
      if (this.#queue.waiting === 0) return;
      const request = decodeRequest(this.#ports.dma, this.#queue.take());
      const { chain, type, sector, length } = request;
      this.#ports.trace('request-fetched', { head: chain.head, type, sector, length });
      const { disk, bytesPerSecond } = this.#config;
      const moving = Math.ceil((length * NS_PER_S) / bytesPerSecond);
      this.#after(this.#ports.random(...disk.latencyNs) + moving, () => this.#finish(request));
      this.#fetch();
    });
  }

  #finish(request: BlockRequest): void {
    const { head } = request.chain;
    const { status, written } = performRequest(this.#ports.dma, request, this.#config.disk, this.name);
    this.#queue.give(head, written);
    this.#ports.trace('request-used', { head, status, written });
    if (!this.#queue.interruptSuppressed) this.#interrupt(ISR.queue);
  }

  #interrupt(cause: number): void {
    this.#isr |= cause;
    this.#ports.line.assert();
  }

  /** Reading clears, and the line falls. [VIRTIO] 4.1.4.5 */
  #takeInterrupt(): number {
    const causes = this.#isr;
    this.#isr = 0;
    this.#ports.line.deassert();
    return causes;
  }

  /** What the driver got wrong ends the device's work until it is reset. [VIRTIO] 2.1.2 */
  #fail({ reason }: QueueError): void {
    this.#stop();
    this.#ports.trace('needs-reset', { reason });
    this.#status |= DEVICE_NEEDS_RESET;
    this.#interrupt(ISR.configuration);
  }

  #reset(): void {
    this.#ports.trace('reset', {});
    this.#stop();
    this.#queue.place(0);
    this.#features = 0;
    this.#selected = 0;
    this.#notified = 0;
    this.#status = 0;
    this.#takeInterrupt();
  }

  #stop(): void {
    for (const cancel of this.#underWay) cancel();
    this.#underWay.clear();
    this.#fetching = false;
  }

  #after(delay: number, step: () => void): void {
    const cancel = this.#ports.clock.after(delay, () => {
      this.#underWay.delete(cancel);
      try {
        step();
      } catch (error) {
        if (!(error instanceof QueueError)) throw error;
        this.#fail(error);
      }
    });
    this.#underWay.add(cancel);
  }
}

/**
 * The register that an access is for. It may be narrower than the register: drivers MUST access each whole
 * ([VIRTIO] 4.1.3.1), but drivers of the time did not, and devices served them. The rest reads as if it were not there,
 * and is written 0.
 */
function registerOf(offset: number, width: number) {
  return VIRTIO_BLK.registers.find((register) => register.offset === offset && width <= register.width);
}

/** [VIRTIO] 5.2.4 */
function configurationOf(disk: Disk): Uint8Array {
  const view = new DataView(new ArrayBuffer(CONFIGURATION.size));
  const at = ({ offset }: { readonly offset: number }): number => offset - CONFIGURATION.offset;
  view.setUint32(at(CAPACITY), disk.blocks, true);
  view.setUint32(at(SEG_MAX), SEG_MAX.reset, true);
  view.setUint16(at(CYLINDERS), Math.floor(disk.blocks / (HEADS.reset * SECTORS.reset)), true);
  view.setUint8(at(HEADS), HEADS.reset);
  view.setUint8(at(SECTORS), SECTORS.reset);
  view.setUint32(at(BLK_SIZE), BLK_SIZE.reset, true);
  return new Uint8Array(view.buffer);
}
