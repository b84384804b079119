import { maskOf } from '../register-table.ts';
import { MSR } from './registers.ts';

const LINES = {
  cts: { level: maskOf(MSR, 'CTS'), delta: maskOf(MSR, 'DCTS') },
  dsr: { level: maskOf(MSR, 'DSR'), delta: maskOf(MSR, 'DDSR') },
  ri: { level: maskOf(MSR, 'RI'), delta: maskOf(MSR, 'TERI') },
  dcd: { level: maskOf(MSR, 'DCD'), delta: maskOf(MSR, 'DDCD') },
} as const;

export type ModemLine = keyof typeof LINES;

/** The four inputs from the other end, and which of them have changed since MSR was read. [16550] 8.9 */
export class ModemLines {
  #levels: number = MSR.reset;
  #deltas = 0;

  get changed(): boolean {
    return this.#deltas !== 0;
  }

  /** Of RI only the end counts: the trailing edge of ringing. */
  set(line: ModemLine, active: boolean): void {
    const { level, delta } = LINES[line];
    const was = (this.#levels & level) !== 0;
    if (was === active) return;
    this.#levels ^= level;
    if (line !== 'ri' || !active) this.#deltas |= delta;
  }

  /** A read of MSR. */
  take(): number {
    const value = this.#levels | this.#deltas;
    this.#deltas = 0;
    return value;
  }
}
