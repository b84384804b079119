/**
 * What the registers of the TH-50 have more in its PIO variant, whose data the processor moves byte by byte. [ESP]: see
 * `registers.ts`.
 */

import type { RegisterTable } from '../register-table.ts';
import { XFRCNT, XFRCTX } from './dma-registers.ts';
import { CAUSE_BITS, INTEN, INTST, TRAINING_HBA } from './registers.ts';

/** A level, not a latch: writing 1 does not clear it. */
export const SRVC = { name: 'SRVC', lsb: 5, width: 1 } as const;

export const PIO_INTST = {
  ...INTST,
  implemented: 0x8000_002f,
  bits: [...CAUSE_BITS, { ...SRVC, access: 'ro' }, { name: 'INT', lsb: 31, width: 1, access: 'ro' }],
} as const;

export const PIO_INTEN = {
  ...INTEN,
  implemented: 0x2f,
  bits: [...CAUSE_BITS, SRVC],
} as const;

export const FIFOST = {
  name: 'FIFOST',
  offset: 0x40,
  width: 4,
  access: 'ro',
  reset: 0,
  implemented: 0x00ff_03ff,
  bits: [
    { name: 'COUNT', lsb: 0, width: 8 },
    { name: 'DIR', lsb: 8, width: 2 },
    { name: 'SIZE', lsb: 16, width: 8 },
  ],
  citation: '[ESP] current FIFO/internal state register, number of bytes in the FIFO',
} as const;

/** The window is as long as the largest FIFO, so that one ScsiPortReadRegisterBufferUchar empties it. */
export const FIFO = {
  name: 'FIFO',
  offset: 0x80,
  width: 1,
  count: 128,
  access: 'rw',
  reset: 0,
  implemented: 0xff,
  readSideEffect: 'byte-taken',
  bits: [],
  citation: '[ESP] FIFO register',
} as const;

/** Fewest and most bytes of the FIFO. */
export const FIFO_BYTES = { least: 1, most: FIFO.count } as const;

/** The registers that the bus master has not; the first two are also the system DMA variant's. */
export const PIO_REGISTERS = [XFRCTX, XFRCNT, FIFOST, FIFO] as const;

export type PioVariantRegister = (typeof PIO_REGISTERS)[number]['name'];

/** Only these two differ in what the bits are. */
const WIDER = { INTST: PIO_INTST, INTEN: PIO_INTEN };

export const TRAINING_HBA_PIO = {
  ...TRAINING_HBA,
  registers: [
    ...TRAINING_HBA.registers.map((register) =>
      register.name === 'INTST' || register.name === 'INTEN' ? WIDER[register.name] : register,
    ),
    ...PIO_REGISTERS,
  ],
} as const satisfies RegisterTable;
