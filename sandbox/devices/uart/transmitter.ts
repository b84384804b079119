import type { DevicePorts } from '../device.ts';
import { FIFO_CHARACTERS } from './registers.ts';

/** What the transmit side keeps: a FIFO or one holding register, and the shift register behind it. */
export class Transmitter {
  readonly #ports: DevicePorts;
  readonly #emptied: () => void;
  readonly #waiting: number[] = [];
  #shifting = false;
  /** The number of the character on the line, from 1: what the trace calls it by. */
  #sent = 0;
  /** Nanoseconds of one character on the line; set with the divisor. */
  characterNs = 0;
  /** Whether the FIFO is on; without it there is one holding register. */
  fifo = false;

  /** @param emptied called whenever the FIFO, or the holding register, has run empty */
  constructor(ports: DevicePorts, emptied: () => void) {
    this.#ports = ports;
    this.#emptied = emptied;
  }

  /** LSR.THRE: the next character can be written, into an empty FIFO. */
  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** LSR.TEMT: the shift register is idle too. */
  get idle(): boolean {
    return this.empty && !this.#shifting;
  }

  /** A write to THR. One that finds no room is lost, in a holding register with what was there. */
  send(character: number): void {
    if (this.#waiting.length >= (this.fifo ? FIFO_CHARACTERS : 1)) {
      this.#ports.trace('character-overwritten', {});
      if (!this.fifo) this.#waiting[0] = character;
      return;
    }
    this.#waiting.push(character);
    this.#shift();
  }

  /** The shift register keeps what it has ([16550] 8.5, bit 2). */
  clear(): void {
    if (this.empty) return;
    this.#waiting.length = 0;
    this.#emptied();
  }

  #shift(): void {
    if (this.#shifting || this.empty) return;
    this.#waiting.shift();
    this.#shifting = true;
    this.#sent += 1;
    const character = this.#sent;
    this.#ports.clock.after(this.characterNs, () => {
      this.#shifting = false;
      this.#ports.trace('character-sent', { character });
      this.#shift();
    });
    if (this.empty) this.#emptied();
  }
}
