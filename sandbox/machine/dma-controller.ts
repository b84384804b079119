/**
 * The PC's DMA controller: two 8237A with page registers, as far as a device on a channel can tell.
 *
 * [8237A] Intel 8237A, data sheet
 * [AT] IBM PC AT Technical Reference: channels 5 to 7 move words, and their pages are 128 KB
 */

import type { Cancel, DevicePorts, DmaRequest } from '../devices/device.ts';

/** Channel 4 ties the two controllers together. */
export const DMA_CHANNELS = [0, 1, 2, 3, 5, 6, 7] as const;

export type DmaChannel = (typeof DMA_CHANNELS)[number];

/** As the memory sees the data: `in` is a write transfer of the [8237A]. */
export type DmaDirection = 'in' | 'out';

export interface DmaMemory {
  read(physical: number, length: number): Uint8Array;
  write(physical: number, data: Uint8Array): void;
}

export interface DmaProgram {
  readonly direction: DmaDirection;
  readonly physical: number;
  /** Bytes, 1 to a page. */
  readonly length: number;
  /** Of the bus cycles that the channel's timing allows. */
  readonly nsPerByte: number;
}

/** Bytes of one transfer on the channel: [AT] 1, on channels 5 to 7 2. */
export function transferWidth(channel: DmaChannel): 1 | 2 {
  return channel < 4 ? 1 : 2;
}

/** Bytes that a channel reaches without a new page: its address counter has 16 bits. */
export function pageLength(channel: DmaChannel): number {
  return 0x1_0000 * transferWidth(channel);
}

interface ChannelState {
  masked: boolean;
  terminalCount: boolean;
  direction: DmaDirection;
  page: number;
  /** Bytes from the page's beginning. */
  offset: number;
  /** Bytes until the terminal count. */
  left: number;
  nsPerByte: number;
  request: DmaRequest | undefined;
  moving: Cancel | undefined;
}

const POWER_ON: ChannelState = {
  masked: true,
  terminalCount: false,
  direction: 'in',
  page: 0,
  offset: 0,
  left: 0,
  nsPerByte: 0,
  request: undefined,
  moving: undefined,
};

/** What the controller is given: time, and its name in the trace. */
export type DmaControllerPorts = Pick<DevicePorts, 'clock' | 'trace'>;

export class DmaController {
  readonly #ports: DmaControllerPorts;
  readonly #memory: DmaMemory;
  readonly #channels = new Map<DmaChannel, ChannelState>();

  constructor(ports: DmaControllerPorts, memory: DmaMemory) {
    this.#ports = ports;
    this.#memory = memory;
    for (const channel of DMA_CHANNELS) this.#channels.set(channel, { ...POWER_ON });
  }

  masked(channel: DmaChannel): boolean {
    return this.#of(channel).masked;
  }

  /** Bytes that the current count still allows. */
  left(channel: DmaChannel): number {
    return this.#of(channel).left;
  }

  terminalCount(channel: DmaChannel): boolean {
    return this.#of(channel).terminalCount;
  }

  /** Writes mode, page, address and count of a masked channel, which stays masked. */
  program(channel: DmaChannel, { direction, physical, length, nsPerByte }: DmaProgram): void {
    const state = this.#of(channel);
    const width = transferWidth(channel);
    state.direction = direction;
    state.offset = physical % pageLength(channel);
    state.page = physical - state.offset;
    state.left = Math.ceil(length / width) * width;
    state.nsPerByte = nsPerByte;
    state.terminalCount = false;
    this.#ports.trace('channel-programmed', { channel, direction, bytes: length });
  }

  unmask(channel: DmaChannel): void {
    this.#of(channel).masked = false;
    this.#serve(channel);
  }

  /** A request that is being served is left standing, and what of it was under way is not moved. */
  mask(channel: DmaChannel): void {
    const state = this.#of(channel);
    state.masked = true;
    state.moving?.();
    state.moving = undefined;
  }

  /**
   * A device raises DREQ. While the channel is masked nothing happens [8237A, mask register]; nor when device and
   * mode disagree about the direction.
   * @returns what lowers DREQ
   */
  request(channel: DmaChannel, request: DmaRequest): Cancel {
    const state = this.#of(channel);
    state.request = request;
    this.#serve(channel);
    return () => {
      if (state.request !== request) return;
      state.request = undefined;
      state.moving?.();
      state.moving = undefined;
    };
  }

  #serve(channel: DmaChannel): void {
    const state = this.#of(channel);
    const { request, masked, moving, left, direction } = state;
    if (request === undefined || masked || moving !== undefined || direction !== request.direction) return;
    const wanted = request.direction === 'in' ? request.data.length : request.length;
    const length = Math.min(wanted, left);
    const duration = Math.ceil(length * Math.max(state.nsPerByte, request.nsPerByte));
    state.moving = this.#ports.clock.after(duration, () => {
      state.moving = undefined;
      state.request = undefined;
      const moved = this.#move(state, pageLength(channel), request, length);
      const width = transferWidth(channel);
      state.left -= Math.ceil(length / width) * width;
      if (state.left === 0) this.#endAtTerminalCount(channel, state);
      request.ended(moved, state.terminalCount);
    });
  }

  /** [8237A] The address counter wraps: what follows the page's end is the page's beginning. */
  #move(state: ChannelState, page: number, request: DmaRequest, length: number): Uint8Array {
    const moved = request.direction === 'in' ? request.data.slice(0, length) : new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const physical = state.page + state.offset;
      const run = Math.min(length - done, page - state.offset);
      if (request.direction === 'in') this.#memory.write(physical, moved.subarray(done, done + run));
      else moved.set(this.#memory.read(physical, run), done);
      state.offset = (state.offset + run) % page;
      done += run;
    }
    return moved;
  }

  /** [8237A] Without autoinitialisation the channel masks itself. */
  #endAtTerminalCount(channel: DmaChannel, state: ChannelState): void {
    state.terminalCount = true;
    state.masked = true;
    this.#ports.trace('terminal-count', { channel });
  }

  #of(channel: DmaChannel): ChannelState {
    const state = this.#channels.get(channel);
    if (state === undefined) throw new RangeError(`no DMA channel ${channel}`);
    return state;
  }
}
