import type { DevicePorts } from '../device.ts';
import { Channel } from './channel.ts';
import type { TrainingHbaConfig } from './config.ts';

/** The SCSI buses of one HBA: one, or two. */
export class Channels {
  readonly #first: Channel;
  readonly #second: Channel | undefined;

  /** @param resetActive RST# of one of them has become active */
  constructor(
    ports: DevicePorts,
    { bytesPerSecond, targets, secondBus }: TrainingHbaConfig,
    resetActive: (channel: Channel) => void,
  ) {
    const named = secondBus !== undefined;
    this.#first = new Channel(0, ports, { bytesPerSecond, targets, named }, resetActive);
    this.#second =
      secondBus && new Channel(1, ports, { bytesPerSecond, targets: secondBus, named }, resetActive);
  }

  get #all(): Channel[] {
    return this.#second === undefined ? [this.#first] : [this.#first, this.#second];
  }

  get count(): number {
    return this.#all.length;
  }

  /** @param bus of a decoded request: one that the HBA has */
  of(bus: number): Channel {
    return bus === 1 && this.#second !== undefined ? this.#second : this.#first;
  }

  /** Requests on all buses that have been fetched and whose completions are not written yet. */
  get outstanding(): number {
    return this.#all.reduce((sum, { outstanding }) => sum + outstanding, 0);
  }

  /** BUSCTL as it reads. */
  get resetControl(): number {
    return this.#all.reduce((bits, channel) => bits | channel.resetControl, 0);
  }

  /** @param written to BUSCTL */
  controlReset(written: number): void {
    for (const channel of this.#all) channel.controlReset(written);
  }

  /** Forgets every command. */
  clear(): void {
    for (const channel of this.#all) {
      channel.outstanding = 0;
      channel.bus.clear();
    }
  }
}
