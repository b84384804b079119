/**
 * A PS/2 mouse behind the 8042. The controller's output buffer holds one byte, and while it is full the mouse must
 * wait; what the hand does meanwhile is added to the next report, so that the pointer jumps.
 */

import type { DevicePorts, RegisterDevice } from '../device.ts';
import { findRegister, maskOf } from '../register-table.ts';
import { handAt } from './hand.ts';
import { BYTE_NS, LARGEST_MOVE, MOUSE, REPORT, STATUS } from './registers.ts';

export interface MouseConfig {
  /** Times that the mouse looks whether it has moved, in a run. */
  readonly reports: number;
  /** 10 to 200. */
  readonly reportsPerSecond: number;
}

const NS_PER_S = 1_000_000_000;
const FULL = maskOf(STATUS, 'OBF') | maskOf(STATUS, 'AUXB');

export class Mouse implements RegisterDevice {
  readonly name = MOUSE.device;
  readonly registers = MOUSE;
  readonly #ports: DevicePorts;
  readonly #config: MouseConfig;
  #began = 0;
  /** Movement that reports have told of so far. */
  #x = 0;
  #y = 0;
  /** Bytes of the report under way that are still in the mouse. */
  #unsent: number[] = [];
  #transferring = false;
  #outputFull = false;
  #output = 0;
  /** A report fell due while the one before was under way. */
  #overdue = false;

  constructor(ports: DevicePorts, config: MouseConfig) {
    this.#ports = ports;
    this.#config = config;
  }

  /** The hand begins to move. */
  start(): void {
    this.#began = this.#ports.clock.now();
    this.#expect(1);
  }

  read(offset: number, width: number): number | undefined {
    const register = findRegister(MOUSE, offset, width, 'read');
    if (register === undefined) return undefined;
    if (register.name === 'STATUS') return STATUS.reset | (this.#outputFull ? FULL : 0);
    this.#outputFull = false;
    this.#ports.line.deassert();
    this.#transfer();
    return this.#output;
  }

  /** The command port is not simulated: no register of the table takes a write. */
  write(): boolean {
    return false;
  }

  #expect(number: number): void {
    if (number > this.#config.reports) return;
    const due = this.#began + Math.round((number * NS_PER_S) / this.#config.reportsPerSecond);
    this.#ports.clock.after(due - this.#ports.clock.now(), () => {
      this.#report();
      this.#expect(number + 1);
    });
  }

  #report(): void {
    if (this.#transferring || this.#outputFull || this.#unsent.length > 0) {
      this.#overdue = true;
      this.#ports.trace('report-coalesced', {});
      return;
    }
    const hand = handAt(this.#ports.clock.now() - this.#began);
    const dx = clamp(hand.x - this.#x);
    const dy = clamp(hand.y - this.#y);
    this.#overdue = false;
    if (dx === 0 && dy === 0) return;
    this.#x += dx;
    this.#y += dy;
    const signs = (dx < 0 ? REPORT.xSign : 0) | (dy < 0 ? REPORT.ySign : 0);
    this.#unsent = [REPORT.always | signs, dx & 0xff, dy & 0xff];
    this.#transfer();
  }

  /** The next byte starts when the controller lets the mouse's clock run: as soon as its output buffer is empty. */
  #transfer(): void {
    if (this.#transferring || this.#outputFull) return;
    const byte = this.#unsent.shift();
    if (byte === undefined) {
      if (this.#overdue) this.#report();
      return;
    }
    this.#transferring = true;
    this.#ports.clock.after(BYTE_NS, () => {
      this.#transferring = false;
      this.#output = byte;
      this.#outputFull = true;
      this.#ports.line.assert();
    });
  }
}

function clamp(counts: number): number {
  return Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, counts));
}
