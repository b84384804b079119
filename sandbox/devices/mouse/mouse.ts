/**
 * A PS/2 mouse behind the keyboard controller, whose output buffer holds one byte: while it is full the mouse must wait.
 * What the hand does meanwhile is added to the next report, so that the pointer jumps.
 */

import type { DevicePorts } from '../device.ts';
import type { KeyboardController } from '../keyboard-controller/keyboard-controller.ts';
import { handAt } from './hand.ts';
import { BYTE_NS, LARGEST_MOVE, REPORT } from './report.ts';

export interface MouseConfig {
  /** Times that the mouse looks whether it has moved, in a run. */
  readonly reports: number;
  /** 10 to 200. */
  readonly reportsPerSecond: number;
}

const NS_PER_S = 1_000_000_000;

export class Mouse {
  readonly #ports: Pick<DevicePorts, 'clock' | 'trace'>;
  readonly #controller: KeyboardController;
  readonly #config: MouseConfig;
  #began = 0;
  /** Movement that reports have told of so far. */
  #x = 0;
  #y = 0;
  /** Bytes of the report under way that are still in the mouse. */
  #unsent: number[] = [];
  #transferring = false;
  /** A report fell due while the one before was under way. */
  #overdue = false;

  constructor(
    ports: Pick<DevicePorts, 'clock' | 'trace'>,
    controller: KeyboardController,
    config: MouseConfig,
  ) {
    this.#ports = ports;
    this.#controller = controller;
    this.#config = config;
    controller.connectAuxiliary(() => this.#transfer());
  }

  /** The hand begins to move. */
  start(): void {
    this.#began = this.#ports.clock.now();
    this.#expect(1);
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
    if (this.#transferring || !this.#controller.auxiliaryFree || this.#unsent.length > 0) {
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

  /** The next byte starts as soon as the controller lets the mouse's clock run. */
  #transfer(): void {
    if (this.#transferring || !this.#controller.auxiliaryFree) return;
    const byte = this.#unsent.shift();
    if (byte === undefined) {
      if (this.#overdue) this.#report();
      return;
    }
    this.#transferring = true;
    this.#ports.clock.after(BYTE_NS, () => {
      this.#transferring = false;
      this.#controller.receive(byte);
    });
  }
}

function clamp(counts: number): number {
  return Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, counts));
}
