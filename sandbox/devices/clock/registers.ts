/**
 * The interval timer as far as the system clock needs it: counter 0 in mode 2. The HAL sets it once.
 *
 * [8254] Intel 8254 Programmable Interval Timer, data sheet
 */

import type { RegisterTable } from '../register-table.ts';

/** The low byte is written first, then the high one; the second starts the counter. */
export const COUNTER0 = {
  name: 'COUNTER0',
  offset: 0,
  width: 1,
  access: 'wo',
  reset: 0,
  implemented: 0xff,
  bits: [],
  citation: '[8254]',
} as const;

export const CONTROL = {
  name: 'CONTROL',
  offset: 3,
  width: 1,
  access: 'wo',
  reset: 0,
  implemented: 0xff,
  bits: [
    { name: 'BCD', lsb: 0, width: 1 },
    { name: 'MODE', lsb: 1, width: 3 },
    { name: 'RW', lsb: 4, width: 2 },
    { name: 'SC', lsb: 6, width: 2 },
  ],
  citation: '[8254]',
} as const;

export const CLOCK = {
  device: 'clock',
  size: 4,
  registers: [COUNTER0, CONTROL],
} as const satisfies RegisterTable;

/** Counter 0, low byte then high byte, mode 2, binary. */
export const RATE_GENERATOR = 0x34;

/** Hertz: the PC's 14.31818 MHz crystal divided by 12. */
export const COUNTER_HZ = 1_193_182;

/** Counts from one tick to the next: about 10 ms, the period of NT on x86. */
export const TICK_COUNTS = 11_932;
