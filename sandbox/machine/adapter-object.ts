import type { DmaChannel, DmaController, DmaDirection } from './dma-controller.ts';

/** Memory that the controller reaches, of one page of the channel: what the HAL's map registers stand for. */
export interface MapBuffer {
  readonly physical: number;
  readonly bytes: Uint8Array;
}

interface Transfer {
  readonly direction: DmaDirection;
  readonly length: number;
}

/**
 * The HAL's adapter object of one channel of the system's DMA controller. The data go through a map buffer: what a
 * device has sent stands there, and nowhere else, until it is flushed (Microsoft Docs, "Map Registers";
 * "FlushAdapterBuffers"). One driver at a time has the channel ("AllocateAdapterChannel").
 */
export class AdapterObject {
  readonly #controller: DmaController;
  readonly #channel: DmaChannel;
  readonly #buffer: MapBuffer;
  #allocated = false;
  readonly #waiting: (() => void)[] = [];
  #transfer: Transfer | undefined;

  constructor(controller: DmaController, channel: DmaChannel, buffer: MapBuffer) {
    this.#controller = controller;
    this.#channel = channel;
    this.#buffer = buffer;
  }

  /**
   * Takes the channel.
   * @param tryAgain called once when the channel may be free, after this answered false
   * @returns whether the caller has it now
   */
  allocate(tryAgain: () => void): boolean {
    if (this.#allocated) {
      this.#waiting.push(tryAgain);
      return false;
    }
    this.#allocated = true;
    return true;
  }

  free(): void {
    this.#allocated = false;
    for (const tryAgain of this.#waiting.splice(0)) tryAgain();
  }

  /**
   * Sets the controller up and lets the device's requests through.
   * @param data of the caller's buffer; copied now when they go out
   * @param nsPerByte of the channel's timing
   */
  mapTransfer(direction: DmaDirection, data: Uint8Array, nsPerByte: number): void {
    const { physical, bytes } = this.#buffer;
    const { length } = data;
    if (direction === 'out') bytes.set(data);
    this.#transfer = { direction, length };
    this.#controller.program(this.#channel, { direction, physical, length, nsPerByte });
    this.#controller.unmask(this.#channel);
  }

  /**
   * Ends the transfer, wherever it is.
   * @returns what the device has sent; empty when nothing, or when the data went out
   */
  flush(): Uint8Array {
    this.#controller.mask(this.#channel);
    const transfer = this.#transfer;
    this.#transfer = undefined;
    if (transfer?.direction !== 'in') return new Uint8Array(0);
    const { bytes } = this.#buffer;
    return bytes.slice(0, Math.max(transfer.length - this.#controller.left(this.#channel), 0));
  }
}
