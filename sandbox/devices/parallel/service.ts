import type { PortAccess } from '../port-access.ts';
import { maskOf } from '../register-table.ts';
import { CONTROL, DATA, STATUS } from './registers.ts';

const READY = maskOf(CONTROL, 'INIT') | maskOf(CONTROL, 'SLIN') | maskOf(CONTROL, 'IRQEN');

/** The printer driver's part at the port: the engine's own. One byte to an interrupt. */
export class PrinterService {
  /** Bytes still to print. */
  #left: number;

  /** @param bytes how many there are to print */
  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Selects the printer and sends the first byte. */
  open(port: PortAccess): void {
    port.write(CONTROL.offset, READY);
    this.#send(port);
  }

  /** @returns whether the interrupt was the printer's */
  service(port: PortAccess): boolean {
    if (port.read(STATUS.offset) & maskOf(STATUS, 'IRQ')) return false;
    this.#send(port);
    return true;
  }

  #send(port: PortAccess): void {
    if (this.#left === 0) return;
    this.#left -= 1;
    port.write(DATA.offset, this.#left & 0xff);
    port.write(CONTROL.offset, READY | maskOf(CONTROL, 'STROBE'));
    port.write(CONTROL.offset, READY);
  }
}
