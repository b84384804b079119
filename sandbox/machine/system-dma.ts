import type { Cancel, DmaRequest } from '../devices/device.ts';
import { AdapterObject } from './adapter-object.ts';
import { BugCheck } from './bug-check.ts';
import {
  DMA_CHANNELS,
  type DmaChannel,
  DmaController,
  type DmaControllerPorts,
  pageLength,
} from './dma-controller.ts';

/** Where the HAL has its map buffers: below the 16 MB that the page registers reach, each within one page. */
const MAP_BUFFERS = 0x10_0000;
const MAP_BUFFER_STRIDE = 0x2_0000;

/** Bug check 0xE6, parameter 1: a transfer through an adapter that is not, or no longer, the driver's. */
const VERIFIER_NO_ADAPTER = 0x18;

/** @returns the channel of that number; undefined when no device can be on it */
export function dmaChannel(number: number): DmaChannel | undefined {
  return DMA_CHANNELS.find((channel) => channel === number);
}

/** The DMA controller with its map buffers: drivers come by adapter objects, devices by their channels. */
export class SystemDma {
  readonly #controller: DmaController;
  readonly #objects = new Map<DmaChannel, AdapterObject>();
  readonly #buffers: Uint8Array[] = [];

  constructor(ports: DmaControllerPorts) {
    this.#controller = new DmaController(ports, {
      read: (physical, length) => {
        const { buffer, offset } = this.#at(physical);
        return buffer.slice(offset, offset + length);
      },
      write: (physical, data) => {
        const { buffer, offset } = this.#at(physical);
        buffer.set(data, offset);
      },
    });
  }

  /** The adapter object of a channel, one for all drivers. */
  adapterObject(channel: DmaChannel): AdapterObject {
    const known = this.#objects.get(channel);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(pageLength(channel));
    this.#buffers[channel] = bytes;
    const physical = MAP_BUFFERS + channel * MAP_BUFFER_STRIDE;
    const object = new AdapterObject(this.#controller, channel, { physical, bytes });
    this.#objects.set(channel, object);
    return object;
  }

  /**
   * A device raises DREQ.
   * @throws BugCheck when nobody has set the channel up: its driver went ahead of the port driver
   */
  request(number: number, request: DmaRequest): Cancel {
    const channel = dmaChannel(number);
    if (channel === undefined || this.#controller.masked(channel)) {
      throw new BugCheck(
        'DRIVER_VERIFIER_DMA_VIOLATION',
        [VERIFIER_NO_ADAPTER, number, 0, 0],
        'dma-not-started',
        { channel: number },
      );
    }
    return this.#controller.request(channel, request);
  }

  #at(physical: number): { readonly buffer: Uint8Array; readonly offset: number } {
    const fromFirst = physical - MAP_BUFFERS;
    const buffer = this.#buffers[Math.floor(fromFirst / MAP_BUFFER_STRIDE)];
    if (buffer === undefined) throw new RangeError(`no map buffer at ${physical}`);
    return { buffer, offset: fromFirst % MAP_BUFFER_STRIDE };
  }
}
