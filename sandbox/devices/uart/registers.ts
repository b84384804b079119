/**
 * The serial port's registers, a 16550A's or a 16450's. Only its own service routine reaches them.
 *
 * [16550] National Semiconductor PC16550D, data sheet (TL/C/8652, June 1995), tables II to IV and chapter 8
 */

import type { Register, RegisterTable } from '../register-table.ts';

const BYTE = { width: 1, reset: 0, implemented: 0xff, bits: [] } as const;

export const RBR = {
  ...BYTE,
  name: 'RBR',
  offset: 0,
  access: 'ro',
  readSideEffect: 'character-taken',
  citation: '[16550] table II',
} as const;

export const THR = { ...BYTE, name: 'THR', offset: 0, access: 'wo', citation: '[16550] table II' } as const;

export const IER = {
  name: 'IER',
  offset: 1,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0x0f,
  bits: [
    { name: 'ERBFI', lsb: 0, width: 1 },
    { name: 'ETBEI', lsb: 1, width: 1 },
    { name: 'ELSI', lsb: 2, width: 1 },
    { name: 'EDSSI', lsb: 3, width: 1 },
  ],
  citation: '[16550] 8.7',
} as const;

export const IIR = {
  name: 'IIR',
  offset: 2,
  width: 1,
  access: 'ro',
  reset: 0x01,
  implemented: 0xcf,
  readSideEffect: 'thre-cleared',
  bits: [
    { name: 'NONE', lsb: 0, width: 1 },
    { name: 'ID', lsb: 1, width: 3 },
    { name: 'FIFO', lsb: 6, width: 2 },
  ],
  citation: '[16550] 8.6',
} as const;

/** A 16450 has no FIFO and ignores what is written here. */
export const FCR = {
  name: 'FCR',
  offset: 2,
  width: 1,
  access: 'wo',
  reset: 0,
  implemented: 0xc7,
  bits: [
    { name: 'EN', lsb: 0, width: 1 },
    { name: 'RFR', lsb: 1, width: 1 },
    { name: 'XFR', lsb: 2, width: 1 },
    { name: 'TRIGGER', lsb: 6, width: 2 },
  ],
  citation: '[16550] 8.5',
} as const;

export const LCR = {
  name: 'LCR',
  offset: 3,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0xff,
  bits: [
    { name: 'WLS', lsb: 0, width: 2 },
    { name: 'STB', lsb: 2, width: 1 },
    { name: 'PEN', lsb: 3, width: 1 },
    { name: 'EPS', lsb: 4, width: 1 },
    { name: 'SP', lsb: 5, width: 1 },
    { name: 'BRK', lsb: 6, width: 1 },
    { name: 'DLAB', lsb: 7, width: 1 },
  ],
  citation: '[16550] 8.1',
} as const;

/** OUT2 gates the interrupt onto the bus: the PC's wiring, not the chip's. Loop-back is not simulated. */
export const MCR = {
  name: 'MCR',
  offset: 4,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0x0f,
  bits: [
    { name: 'DTR', lsb: 0, width: 1 },
    { name: 'RTS', lsb: 1, width: 1 },
    { name: 'OUT1', lsb: 2, width: 1 },
    { name: 'OUT2', lsb: 3, width: 1 },
  ],
  citation: '[16550] 8.8',
} as const;

export const LSR = {
  name: 'LSR',
  offset: 5,
  width: 1,
  access: 'ro',
  reset: 0x60,
  implemented: 0x63,
  readSideEffect: 'oe-cleared',
  bits: [
    { name: 'DR', lsb: 0, width: 1 },
    { name: 'OE', lsb: 1, width: 1 },
    { name: 'THRE', lsb: 5, width: 1 },
    { name: 'TEMT', lsb: 6, width: 1 },
  ],
  citation: '[16550] 8.4',
} as const;

/** A terminal is connected when the machine starts: CTS, DSR and DCD are up. */
export const MSR = {
  name: 'MSR',
  offset: 6,
  width: 1,
  access: 'ro',
  reset: 0xb0,
  implemented: 0xff,
  readSideEffect: 'deltas-cleared',
  bits: [
    { name: 'DCTS', lsb: 0, width: 1 },
    { name: 'DDSR', lsb: 1, width: 1 },
    { name: 'TERI', lsb: 2, width: 1 },
    { name: 'DDCD', lsb: 3, width: 1 },
    { name: 'CTS', lsb: 4, width: 1 },
    { name: 'DSR', lsb: 5, width: 1 },
    { name: 'RI', lsb: 6, width: 1 },
    { name: 'DCD', lsb: 7, width: 1 },
  ],
  citation: '[16550] 8.9',
} as const;

export const SCR = { ...BYTE, name: 'SCR', offset: 7, access: 'rw', citation: '[16550] 8.10' } as const;

export const DLL = { ...BYTE, name: 'DLL', offset: 0, access: 'rw', citation: '[16550] 8.3' } as const;

export const DLM = { ...BYTE, name: 'DLM', offset: 1, access: 'rw', citation: '[16550] 8.3' } as const;

const ALWAYS = [IIR, FCR, LCR, MCR, LSR, MSR, SCR] as const;

export const UART = {
  device: 'uart',
  size: 8,
  registers: [RBR, THR, IER, ...ALWAYS],
} as const satisfies RegisterTable;

/** What the same range decodes while LCR.DLAB is set: the divisor latch lies over three of the registers. */
export const DIVISOR_LATCHED = { registers: [DLL, DLM, ...ALWAYS] } as const satisfies {
  registers: readonly Register[];
};

/** IIR.ID of each cause, the one of highest priority first; with IIR.NONE set there is none. [16550] table IV */
export const CAUSE = {
  lineStatus: 3,
  received: 2,
  timeOut: 6,
  transmitterEmpty: 1,
  modemStatus: 0,
} as const;

/** Receive FIFO level that interrupts, by FCR.TRIGGER. [16550] 8.5 */
export const TRIGGERS = [1, 4, 8, 14] as const;

export type FifoTrigger = (typeof TRIGGERS)[number];

/** Characters, in each direction. [16550] general description, 8.11 */
export const FIFO_CHARACTERS = 16;

/** Character times without arrival or read until the time-out interrupt. [16550] 8.11 */
export const TIME_OUT_CHARACTERS = 4;

/** Divisor 1: a crystal of 1.8432 MHz divided by 16. [16550] 8.3 */
export const HIGHEST_BAUD = 115_200;

/** Start bit, eight data bits, no parity, one stop bit (8N1). */
export const BITS_PER_CHARACTER = 10;

/** @returns nanoseconds that `characters` take on the line, e.g. 86,806 for one at 115,200 baud */
export function characterTime(characters: number, baud: number): number {
  return Math.round((characters * BITS_PER_CHARACTER * 1e9) / baud);
}
