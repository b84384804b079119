/** A serial port with a 16550A or a 16450. A character that is not read in time is lost. [16550]: see `registers.ts` */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf, type Register } from '../register-table.ts';
import { type ModemLine, ModemLines } from './modem-lines.ts';
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
  TRIGGERS,
  UART,
} from './registers.ts';
import { Transmitter } from './transmitter.ts';

export type UartModel = '16550a' | '16450';

const DLAB = maskOf(LCR, 'DLAB');
const OUT2 = maskOf(MCR, 'OUT2');
const ERBFI = maskOf(IER, 'ERBFI');
const ETBEI = maskOf(IER, 'ETBEI');
const ELSI = maskOf(IER, 'ELSI');
const EDSSI = maskOf(IER, 'EDSSI');
const EN = maskOf(FCR, 'EN');
const RFR = maskOf(FCR, 'RFR');
const XFR = maskOf(FCR, 'XFR');
const TRIGGER = maskOf(FCR, 'TRIGGER');
const TRIGGER_SHIFT = FCR.bits[3].lsb;
const NONE = maskOf(IIR, 'NONE');
const ID_SHIFT = IIR.bits[1].lsb;
const FIFO = maskOf(IIR, 'FIFO');
const DR = maskOf(LSR, 'DR');
const OE = maskOf(LSR, 'OE');
const THRE = maskOf(LSR, 'THRE');
const TEMT = maskOf(LSR, 'TEMT');

export class Uart implements RegisterDevice {
  readonly name = UART.device;
  readonly registers = UART;
  readonly #ports: DevicePorts;
  readonly #model: UartModel;
  readonly #receiver: Receiver;
  readonly #transmitter: Transmitter;
  readonly #modem = new ModemLines();
  readonly #latches = new Map<string, number>();
  /** Latched when the transmitter runs empty, cleared by reading IIR or writing THR. */
  #transmitterEmpty = false;

  constructor(ports: DevicePorts, model: UartModel) {
    this.#ports = ports;
    this.#model = model;
    this.#receiver = new Receiver(ports, () => this.#drive());
    this.#transmitter = new Transmitter(ports, () => {
      this.#transmitterEmpty = true;
      this.#drive();
    });
  }

  /** A character has come in from the line. */
  receive(character: number): void {
    this.#receiver.receive(character);
    this.#drive();
  }

  /** The other end raises or drops one of its lines. */
  setModemLine(line: ModemLine, active: boolean): void {
    this.#modem.set(line, active);
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
    this.#store(register.name, written);
    const characterNs = characterTime(this.#divisor(), HIGHEST_BAUD);
    this.#receiver.characterNs = characterNs;
    this.#transmitter.characterNs = characterNs;
    this.#drive();
    return true;
  }

  #store(name: string, value: number): void {
    if (name === 'THR') {
      this.#transmitterEmpty = false;
      this.#transmitter.send(value);
    } else if (name === 'FCR') {
      this.#controlFifo(value);
    } else {
      // Allowed while the transmitter is empty, its interrupt comes at once.
      if (name === 'IER' && value & ~this.#latched('IER') & ETBEI)
        this.#transmitterEmpty = this.#transmitter.empty;
      this.#latches.set(name, value);
    }
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
        return this.#modem.take();
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
    const { empty, idle } = this.#transmitter;
    return (ready ? DR : 0) | (overrun ? OE : 0) | (empty ? THRE : 0) | (idle ? TEMT : 0);
  }

  #controlFifo(value: number): void {
    if (this.#model === '16450') return;
    const enabled = (value & EN) !== 0;
    const changed = enabled !== (this.#receiver.trigger !== undefined);
    this.#receiver.trigger = enabled ? TRIGGERS[(value & TRIGGER) >> TRIGGER_SHIFT] : undefined;
    this.#transmitter.fifo = enabled;
    if (changed || (enabled && value & RFR)) this.#receiver.clear();
    if (changed || (enabled && value & XFR)) this.#transmitter.clear();
  }

  /** [16550] table IV, in the order of priority. */
  #cause(): number | undefined {
    const enabled = this.#latched('IER');
    if (enabled & ELSI && this.#receiver.overrun) return CAUSE.lineStatus;
    if (enabled & ERBFI && this.#receiver.triggered) return CAUSE.received;
    if (enabled & ERBFI && this.#receiver.timedOut) return CAUSE.timeOut;
    if (enabled & ETBEI && this.#transmitterEmpty) return CAUSE.transmitterEmpty;
    if (enabled & EDSSI && this.#modem.changed) return CAUSE.modemStatus;
    return undefined;
  }

  #drive(): void {
    const up = (this.#latched('MCR') & OUT2) !== 0 && this.#cause() !== undefined;
    if (up) this.#ports.line.assert();
    else this.#ports.line.deassert();
  }
}
