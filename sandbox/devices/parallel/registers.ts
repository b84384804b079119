/**
 * The printer port's registers (SPP, compatibility mode). Only its own service routine reaches them.
 *
 * [PS/2] IBM PS/2 Hardware Interface Technical Reference
 */

import type { RegisterTable } from '../register-table.ts';

export const DATA = {
  name: 'DATA',
  offset: 0,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0xff,
  bits: [],
  citation: '[PS/2] data address port',
} as const;

/** The levels of the printer's lines, so that BUSY# reads 1 when the printer is not busy. */
export const STATUS = {
  name: 'STATUS',
  offset: 1,
  width: 1,
  access: 'ro',
  reset: 0xdc,
  implemented: 0xfc,
  readSideEffect: 'irq-cleared',
  bits: [
    { name: 'IRQ', lsb: 2, width: 1 },
    { name: 'ERROR', lsb: 3, width: 1 },
    { name: 'SLCT', lsb: 4, width: 1 },
    { name: 'PE', lsb: 5, width: 1 },
    { name: 'ACK', lsb: 6, width: 1 },
    { name: 'BUSY', lsb: 7, width: 1 },
  ],
  citation: '[PS/2] status port; bit 2 reads 0 after an acknowledge and is set by reading',
} as const;

export const CONTROL = {
  name: 'CONTROL',
  offset: 2,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0x1f,
  bits: [
    { name: 'STROBE', lsb: 0, width: 1 },
    { name: 'AUTOFD', lsb: 1, width: 1 },
    { name: 'INIT', lsb: 2, width: 1 },
    { name: 'SLIN', lsb: 3, width: 1 },
    { name: 'IRQEN', lsb: 4, width: 1 },
  ],
  citation: '[PS/2] parallel control port',
} as const;

export const PARALLEL = {
  device: 'parallel',
  size: 3,
  registers: [DATA, STATUS, CONTROL],
} as const satisfies RegisterTable;
