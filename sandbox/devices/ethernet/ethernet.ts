/**
 * A small network card that shares the HBA's interrupt line: packets come in, the line is asserted until the card's
 * own service routine runs. What matters of it is how long that takes.
 */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister } from '../register-table.ts';
import { ETHERNET, INTST } from './registers.ts';

export interface EthernetConfig {
  /** How many packets arrive in a run. */
  readonly packets: number;
  /** Nanoseconds from one packet to the next (to the first: from {@link Ethernet.start}), both ends included. */
  readonly gapNs: readonly [low: number, high: number];
  /** Nanoseconds that its service routine takes for its own interrupt; the caller of {@link Ethernet.service} spends them. */
  readonly serviceNs: number;
  /** Packets the receive ring holds, at least 1: what comes while it is full is dropped. Absent: any number. */
  readonly receiveRing?: number;
}

const RX = INTST.implemented;

export class Ethernet implements RegisterDevice {
  readonly name = ETHERNET.device;
  readonly registers = ETHERNET;
  readonly serviceNs: number;
  readonly #ports: DevicePorts;
  readonly #config: EthernetConfig;
  #status = 0;
  /** Arrival times of the packets that wait to be served, oldest first. */
  #waiting: number[] = [];
  #received = 0;
  #served = 0;

  constructor(ports: DevicePorts, config: EthernetConfig) {
    this.#ports = ports;
    this.#config = config;
    this.serviceNs = config.serviceNs;
  }

  /** Connects the network: packets arrive from now on. */
  start(): void {
    this.#expect();
  }

  /**
   * Its service routine, at the moment it begins: acknowledges and takes every packet received so far.
   * @returns whether the interrupt was this card's; if so the caller spends {@link serviceNs}
   */
  service(): boolean {
    if ((this.#status & RX) === 0) return false;
    this.#acknowledge(RX);
    const now = this.#ports.clock.now();
    for (const arrived of this.#waiting) {
      this.#served += 1;
      this.#ports.trace('packet-serviced', { packet: this.#served, latencyNs: now - arrived });
    }
    this.#waiting = [];
    return true;
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(ETHERNET, offset, width, 'read');
    if (register === undefined) return undefined;
    return register.name === 'INTST' ? this.#status : this.#waiting.length;
  }

  write(offset: number, width: number, value: number): boolean {
    if (findRegister(ETHERNET, offset, width, 'write') === undefined) return false;
    this.#acknowledge(value);
    return true;
  }

  #expect(): void {
    if (this.#received >= this.#config.packets) return;
    this.#ports.clock.after(this.#ports.random(...this.#config.gapNs), () => {
      this.#receive();
      this.#expect();
    });
  }

  #receive(): void {
    this.#received += 1;
    if (this.#waiting.length >= (this.#config.receiveRing ?? Number.POSITIVE_INFINITY)) {
      this.#ports.trace('packet-dropped', { packet: this.#received });
      return;
    }
    this.#waiting.push(this.#ports.clock.now());
    this.#ports.trace('packet-received', { packet: this.#received, waiting: this.#waiting.length });
    this.#status |= RX;
    this.#ports.line.assert();
  }

  #acknowledge(written: number): void {
    this.#status &= ~written;
    if (this.#status === 0) this.#ports.line.deassert();
  }
}
