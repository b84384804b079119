/**
 * The keyboard controller as far as the mouse needs it. Only the mouse's own service routine reaches it; the BIOS
 * has set it up, so that the command port is not simulated.
 *
 * [PS/2] IBM PS/2 Hardware Interface Technical Reference, "Keyboard and Auxiliary Device Controller"
 */

import type { RegisterTable } from '../register-table.ts';

export const DATA = {
  name: 'DATA',
  offset: 0,
  width: 1,
  access: 'ro',
  reset: 0,
  implemented: 0xff,
  readSideEffect: 'output-buffer-emptied',
  bits: [],
  citation: '[PS/2] port 60h, output buffer',
} as const;

export const STATUS = {
  name: 'STATUS',
  offset: 4,
  width: 1,
  access: 'ro',
  reset: 0x14,
  implemented: 0x35,
  bits: [
    { name: 'OBF', lsb: 0, width: 1 },
    { name: 'SYS', lsb: 2, width: 1 },
    { name: 'INH', lsb: 4, width: 1 },
    { name: 'AUXB', lsb: 5, width: 1 },
  ],
  citation: '[PS/2] port 64h, status',
} as const;

export const MOUSE = {
  device: 'mouse',
  size: 5,
  registers: [DATA, STATUS],
} as const satisfies RegisterTable;

/** Bits of a report's first byte; bit 3 is always set. [PS/2] "Mouse", data packet */
export const REPORT = { always: 0x08, xSign: 0x10, ySign: 0x20 } as const;

/** Bytes of one report. */
export const REPORT_BYTES = 3;

/** Counts that one report can carry in each direction: nine bits in two's complement, −256 left out for symmetry. */
export const LARGEST_MOVE = 255;

/**
 * Nanoseconds of one byte between mouse and controller: 11 bits at 12.5 kHz, a design assumption between the
 * 10 and 16.7 kHz that [PS/2] allows.
 */
export const BYTE_NS = 880_000;
