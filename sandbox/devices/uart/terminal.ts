import type { DevicePorts } from '../device.ts';
import { characterTime } from './registers.ts';
import type { Uart } from './uart.ts';

export interface TerminalConfig {
  /** How many characters it sends in a run, one right after the other. */
  readonly characters: number;
  /** 1 to 115,200; the service routine's {@link openUart} must be given the same. */
  readonly baud: number;
}

/** Fits what a terminal may send into seven bits. */
const CHARACTER_MASK = 0x7f;

/** What is at the other end of the serial line. */
export class Terminal {
  readonly #clock: DevicePorts['clock'];
  readonly #uart: Uart;
  readonly #config: TerminalConfig;
  #began = 0;

  constructor(clock: DevicePorts['clock'], uart: Uart, config: TerminalConfig) {
    this.#clock = clock;
    this.#uart = uart;
    this.#config = config;
  }

  /** Begins to send. */
  start(): void {
    this.#began = this.#clock.now();
    this.#send(1);
  }

  /** Each character ends at its own distance from the first, so that rounding does not add up. */
  #send(number: number): void {
    if (number > this.#config.characters) return;
    const ends = this.#began + characterTime(number, this.#config.baud);
    this.#clock.after(ends - this.#clock.now(), () => {
      this.#uart.receive(number & CHARACTER_MASK);
      this.#send(number + 1);
    });
  }
}
