/** The system clock: interrupts above every device, every so often until the run has had its ticks. */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister } from '../register-table.ts';
import { CLOCK, COUNTER_HZ, RATE_GENERATOR } from './registers.ts';

export interface ClockConfig {
  /** How many ticks there are in a run. */
  readonly ticks: number;
}

const NS_PER_S = 1_000_000_000;
/** A counter loaded with 0 counts this many. [8254] */
const WRAPPED_COUNT = 0x1_0000;

export class Clock implements RegisterDevice {
  readonly name = CLOCK.device;
  readonly registers = CLOCK;
  readonly #ports: DevicePorts;
  readonly #config: ClockConfig;
  #low: number | undefined;
  #began = 0;
  #asserting = false;

  constructor(ports: DevicePorts, config: ClockConfig) {
    this.#ports = ports;
    this.#config = config;
  }

  /** Its interrupt is taken: the controller latches an edge, so that the acknowledge ends it. */
  acknowledge(): void {
    this.#asserting = false;
    this.#ports.line.deassert();
  }

  /** The counter's value cannot be read back. */
  read(): undefined {
    return undefined;
  }

  write(offset: number, width: number, value: number): boolean {
    const register = findRegister(CLOCK, offset, width, 'write');
    if (register === undefined) return false;
    if (register.name === 'CONTROL') {
      this.#low = undefined;
      return value === RATE_GENERATOR;
    }
    if (this.#low === undefined) {
      this.#low = value;
    } else {
      const count = this.#low + value * 0x100 || WRAPPED_COUNT;
      this.#low = undefined;
      this.#began = this.#ports.clock.now();
      this.#expect(1, count);
    }
    return true;
  }

  #expect(tick: number, count: number): void {
    if (tick > this.#config.ticks) return;
    const due = this.#began + Math.round((tick * count * NS_PER_S) / COUNTER_HZ);
    this.#ports.clock.after(due - this.#ports.clock.now(), () => {
      if (this.#asserting) this.#ports.trace('tick-lost', { tick });
      this.#asserting = true;
      this.#ports.line.assert();
      this.#expect(tick + 1, count);
    });
  }
}
