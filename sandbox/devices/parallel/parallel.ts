/** A printer on the parallel port: it takes a byte on STROBE and acknowledges with an interrupt when it can take another. */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf } from '../register-table.ts';
import { CONTROL, PARALLEL, STATUS } from './registers.ts';

export interface PrinterConfig {
  /** Nanoseconds from taking a byte to acknowledging it. */
  readonly byteNs: number;
}

const IRQ = maskOf(STATUS, 'IRQ');
const BUSY = maskOf(STATUS, 'BUSY');
const STROBE = maskOf(CONTROL, 'STROBE');
const IRQEN = maskOf(CONTROL, 'IRQEN');

export class Parallel implements RegisterDevice {
  readonly name = PARALLEL.device;
  readonly registers = PARALLEL;
  readonly #ports: DevicePorts;
  readonly #config: PrinterConfig;
  #data = 0;
  #control = 0;
  #busy = false;
  #acknowledged = false;
  #printed = 0;

  constructor(ports: DevicePorts, config: PrinterConfig) {
    this.#ports = ports;
    this.#config = config;
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(PARALLEL, offset, width, 'read');
    if (register === undefined) return undefined;
    if (register.name === 'STATUS') return this.#readStatus();
    return register.name === 'DATA' ? this.#data : this.#control;
  }

  write(offset: number, width: number, value: number): boolean {
    const register = findRegister(PARALLEL, offset, width, 'write');
    if (register === undefined) return false;
    const written = value & register.implemented;
    if (register.name === 'DATA') this.#data = written;
    else this.#writeControl(written);
    return true;
  }

  #readStatus(): number {
    const value = STATUS.reset & ~(this.#busy ? BUSY : 0) & ~(this.#acknowledged ? IRQ : 0);
    this.#acknowledged = false;
    this.#ports.line.deassert();
    return value;
  }

  #writeControl(value: number): void {
    const strobed = (value & ~this.#control & STROBE) !== 0;
    this.#control = value;
    if (strobed && !this.#busy) this.#print();
  }

  #print(): void {
    this.#busy = true;
    this.#printed += 1;
    this.#ports.trace('byte-taken', { byte: this.#printed });
    this.#ports.clock.after(this.#config.byteNs, () => {
      this.#busy = false;
      if ((this.#control & IRQEN) === 0) return;
      this.#acknowledged = true;
      this.#ports.line.assert();
    });
  }
}
