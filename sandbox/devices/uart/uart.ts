/** A serial port with a 16550A or a 16450. What matters of it is that a character not read in time is lost. */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf, type Register } from '../register-table.ts';
import { Receiver } from './receiver.ts';
import {
  CAUSE,
  characterTime,
  DIVISOR_LATCHED,
  FCR,
  HIGHEST_BAUD,
  IER,
  IIR,
  LCR,
  LSR,
  MCR,
  MSR,
  TRIGGERS,
  UART,
} from './registers.ts';

export type UartModel = '16550a' | '16450';

const DLAB = maskOf(LCR, 'DLAB');
const OUT2 = maskOf(MCR, 'OUT2');
const ERBFI = maskOf(IER, 'ERBFI');
const ETBEI = maskOf(IER, 'ETBEI');
const ELSI = maskOf(IER, 'ELSI');
const EN = maskOf(FCR, 'EN');
const RFR = maskOf(FCR, 'RFR');
const TRIGGER = maskOf(FCR, 'TRIGGER');
const TRIGGER_SHIFT = FCR.bits[3].lsb;
const NONE = maskOf(IIR, 'NONE');
const ID_SHIFT = IIR.bits[1].lsb;
const FIFO = maskOf(IIR, 'FIFO');
const DR = maskOf(LSR, 'DR');
const OE = maskOf(LSR, 'OE');
const IDLE = LSR.reset;

export class Uart implements RegisterDevice {
  readonly name = UART.device;
  readonly registers = UART;
  readonly #ports: DevicePorts;
  readonly #model: UartModel;
  readonly #receiver: Receiver;
  readonly #latches = new Map<string, number>();
  #transmitting = false;
  /** Latched when the transmitter runs empty, cleared by reading IIR or writing THR. */
  #transmitterEmpty = false;

  constructor(ports: DevicePorts, model: UartModel) {
    this.#ports = ports;
    this.#model = model;
    this.#receiver = new Receiver(ports, () => this.#drive());
  }

  /** A character has come in from the line. */
  receive(character: number): void {
    this.#receiver.receive(character);
    this.#drive();
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(this.#decoded(), offset, width, 'read');
    if (register === undefined) return undefined;
    const value = this.#valueOf(register.name);
    this.#drive();
    return value;
  }

  write(offset: number, width: number, value: number): boolean {
    const register = findRegister(this.#decoded(), offset, width, 'write');
    if (register === undefined) return false;
    const written = value & register.implemented;
    if (register.name === 'THR') this.#transmit();
    else if (register.name === 'FCR') this.#controlFifo(written);
    else this.#latches.set(register.name, written);
    this.#receiver.characterNs = characterTime(this.#divisor(), HIGHEST_BAUD);
    this.#drive();
    return true;
  }

  #decoded(): { readonly registers: readonly Register[] } {
    return this.#latched('LCR') & DLAB ? DIVISOR_LATCHED : UART;
  }

  #latched(name: string): number {
    return this.#latches.get(name) ?? 0;
  }

  /** Character times stretch with it; an unset divisor counts as 1. */
  #divisor(): number {
    return Math.max(1, this.#latched('DLL') + this.#latched('DLM') * 0x100);
  }

  #valueOf(name: string): number {
    switch (name) {
      case 'RBR':
        return this.#receiver.take();
      case 'IIR':
        return this.#identify();
      case 'LSR':
        return this.#lineStatus();
      case 'MSR':
        return MSR.reset;
      default:
        return this.#latched(name);
    }
  }

  #identify(): number {
    const fifo = this.#receiver.trigger === undefined ? 0 : FIFO;
    const cause = this.#cause();
    if (cause === undefined) return fifo | NONE;
    if (cause === CAUSE.transmitterEmpty) this.#transmitterEmpty = false;
    return fifo | (cause << ID_SHIFT);
  }

  #lineStatus(): number {
    const { ready, overrun } = this.#receiver;
    this.#receiver.overrun = false;
    return (ready ? DR : 0) | (overrun ? OE : 0) | (this.#transmitting ? 0 : IDLE);
  }

  #controlFifo(value: number): void {
    if (this.#model === '16450') return;
    const enabled = (value & EN) !== 0;
    const changed = enabled !== (this.#receiver.trigger !== undefined);
    this.#receiver.trigger = enabled ? TRIGGERS[(value & TRIGGER) >> TRIGGER_SHIFT] : undefined;
    if (changed || value & RFR) this.#receiver.clear();
  }

  /** Nobody reads what is sent; that it takes its time is what shows. */
  #transmit(): void {
    this.#transmitting = true;
    this.#transmitterEmpty = false;
    this.#ports.clock.after(characterTime(this.#divisor(), HIGHEST_BAUD), () => {
      this.#transmitting = false;
      this.#transmitterEmpty = true;
      this.#drive();
    });
  }

  /** [16550] table IV, in the order of priority. */
  #cause(): number | undefined {
    const enabled = this.#latched('IER');
    if (enabled & ELSI && this.#receiver.overrun) return CAUSE.lineStatus;
    if (enabled & ERBFI && this.#receiver.triggered) return CAUSE.received;
    if (enabled & ERBFI && this.#receiver.timedOut) return CAUSE.timeOut;
    if (enabled & ETBEI && this.#transmitterEmpty) return CAUSE.transmitterEmpty;
    return undefined;
  }

  #drive(): void {
    const up = (this.#latched('MCR') & OUT2) !== 0 && this.#cause() !== undefined;
    if (up) this.#ports.line.assert();
    else this.#ports.line.deassert();
  }
}
