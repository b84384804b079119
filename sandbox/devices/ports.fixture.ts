/** A test bench for one device: a clock that is stepped by hand, a piece of memory, a recorded trace. */

import { EventQueue } from '../time/event-queue.ts';
import type { DevicePorts, DmaRequest } from './device.ts';

export interface BenchEvent {
  readonly time: number;
  readonly event: string;
  readonly detail: Readonly<Record<string, number | string>>;
}

export class TestPorts implements DevicePorts {
  readonly events: BenchEvent[] = [];
  readonly memory: Uint8Array;
  /** Physical address of the memory's first byte. */
  readonly base: number;
  lineUp = false;
  /** What `random` answers; the low end unless set. */
  draw: (low: number, high: number) => number = (low) => low;
  readonly #queue = new EventQueue();

  constructor(base = 0x10_0000, bytes = 0x1_0000) {
    this.base = base;
    this.memory = new Uint8Array(bytes);
  }

  readonly clock: DevicePorts['clock'] = {
    now: () => this.#queue.now(),
    after: (delay, callback) => this.#queue.after(delay, callback),
  };

  readonly line = {
    assert: () => {
      this.lineUp = true;
    },
    deassert: () => {
      this.lineUp = false;
    },
    served: () => {},
  };

  readonly dma: DevicePorts['dma'] = {
    read: (physical, length) =>
      this.#holds(physical, length)
        ? this.memory.slice(physical - this.base, physical - this.base + length)
        : undefined,
    write: (physical, data) => {
      if (!this.#holds(physical, data.length)) return false;
      this.memory.set(data, physical - this.base);
      return true;
    },
  };

  /** The DREQ that is up, by its channel; the bench's controller never answers by itself. */
  readonly requests = new Map<number, DmaRequest>();

  readonly systemDma: DevicePorts['systemDma'] = {
    request: (channel, request) => {
      this.requests.set(channel, request);
      return () => this.requests.delete(channel);
    },
  };

  trace(event: string, detail: Readonly<Record<string, number | string>>): void {
    this.events.push({ time: this.#queue.now(), event, detail });
  }

  random(low: number, high: number): number {
    return this.draw(low, high);
  }

  /** Lets `nanoseconds` pass. */
  pass(nanoseconds: number): void {
    this.#queue.advanceTo(this.#queue.now() + nanoseconds);
  }

  /** Lets time pass until nothing is scheduled, for at most `limit` events' worth of steps. @returns the steps taken */
  settle(limit = 10_000): number {
    for (let step = 0; step < limit; step += 1) {
      const due = this.#queue.nextDue();
      if (due === undefined) return step;
      this.#queue.advanceTo(due);
    }
    return limit;
  }

  /** Details of the recorded events of one kind, in order. */
  traced(event: string): Readonly<Record<string, number | string>>[] {
    return this.events.filter((entry) => entry.event === event).map((entry) => entry.detail);
  }

  #holds(physical: number, length: number): boolean {
    return physical >= this.base && physical + length <= this.base + this.memory.length;
  }
}
