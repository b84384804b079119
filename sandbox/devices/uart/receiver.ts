import type { Cancel, DevicePorts } from '../device.ts';
import { FIFO_CHARACTERS, TIME_OUT_CHARACTERS } from './registers.ts';

interface Received {
  readonly character: number;
  /** The number of the character on the line, from 1: what the trace calls it by. */
  readonly number: number;
}

/** What the receive side keeps: a FIFO, or the one byte of a 16450 or of a 16550A whose FIFO is off. */
export class Receiver {
  readonly #ports: DevicePorts;
  readonly #changed: () => void;
  #waiting: Received[] = [];
  #number = 0;
  #last = 0;
  #cancelTimeOut: Cancel = () => {};
  /** Nanoseconds of one character on the line; set with the divisor. */
  characterNs = 0;
  /** FIFO level that interrupts; undefined while there is only one byte. */
  trigger: number | undefined;
  overrun = false;
  timedOut = false;

  /** @param changed called when the time-out has come by itself */
  constructor(ports: DevicePorts, changed: () => void) {
    this.#ports = ports;
    this.#changed = changed;
  }

  get ready(): boolean {
    return this.#waiting.length > 0;
  }

  get triggered(): boolean {
    return this.#waiting.length >= (this.trigger ?? 1);
  }

  /**
   * A whole character has come in. With a full FIFO it is lost in the shift register; without a FIFO it takes the
   * place of the one that was not read ([16550] 8.4, bit 1).
   */
  receive(character: number): void {
    const number = ++this.#number;
    const room = this.trigger === undefined ? 1 : FIFO_CHARACTERS;
    if (this.#waiting.length >= room) {
      this.overrun = true;
      const lost = this.trigger === undefined ? this.#waiting.shift()?.number : number;
      this.#ports.trace('character-lost', { character: lost ?? number });
    }
    if (this.#waiting.length < room) {
      this.#waiting.push({ character, number });
      this.#ports.trace('character-received', { character: number, waiting: this.#waiting.length });
    }
    this.#watch();
  }

  /** A read of RBR; the last character again when there is none. */
  take(): number {
    this.#last = this.#waiting.shift()?.character ?? this.#last;
    this.timedOut = false;
    this.#watch();
    return this.#last;
  }

  clear(): void {
    this.#waiting = [];
    this.timedOut = false;
    this.#watch();
  }

  /** [16550] 8.11: counts anew from each arrival and each read, while characters wait. */
  #watch(): void {
    this.#cancelTimeOut();
    if (this.trigger === undefined || !this.ready) return;
    this.#cancelTimeOut = this.#ports.clock.after(TIME_OUT_CHARACTERS * this.characterNs, () => {
      this.timedOut = true;
      this.#changed();
    });
  }
}
