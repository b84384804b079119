/**
 * What the registers of the TH-50 have more in its system DMA variant, which is no bus master for data. [ESP], [5380]:
 * see `registers.ts`.
 */

import type { RegisterTable } from '../register-table.ts';
import { CAUSE_BITS, INTEN, INTST, TRAINING_HBA } from './registers.ts';

export const XFER = { name: 'XFER', lsb: 4, width: 1 } as const;

export const DMA_INTST = {
  ...INTST,
  implemented: 0x8000_001f,
  bits: [...CAUSE_BITS, XFER, { name: 'INT', lsb: 31, width: 1, access: 'ro' }],
} as const;

export const DMA_INTEN = {
  ...INTEN,
  implemented: 0x1f,
  bits: [...CAUSE_BITS, XFER],
} as const;

export const XFRCTX = {
  name: 'XFRCTX',
  offset: 0x30,
  width: 4,
  access: 'ro',
  reset: 0,
  implemented: 0xffff_ffff,
  bits: [],
  citation: '[5380] message in: the IDENTIFY and tag that follow reselection',
} as const;

export const XFRCNT = {
  name: 'XFRCNT',
  offset: 0x34,
  width: 4,
  access: 'ro',
  reset: 0,
  implemented: 0xffff_ffff,
  bits: [],
  citation: '[ESP] current transfer count',
} as const;

export const XFRST = {
  name: 'XFRST',
  offset: 0x38,
  width: 4,
  access: 'ro',
  reset: 0,
  implemented: 0x7001f,
  bits: [
    { name: 'DIR', lsb: 0, width: 2 },
    { name: 'WAIT', lsb: 2, width: 1 },
    { name: 'BUSY', lsb: 3, width: 1 },
    { name: 'TC', lsb: 4, width: 1 },
    { name: 'CHAN', lsb: 16, width: 3 },
  ],
  citation: '[5380] bus and status register: end of DMA, DMA request',
} as const;

export const XFRCTL = {
  name: 'XFRCTL',
  offset: 0x3c,
  width: 4,
  access: 'wo',
  reset: 0,
  implemented: 0x1,
  bits: [{ name: 'GO', lsb: 0, width: 1 }],
  citation: '[5380] start DMA send, start DMA initiator receive',
} as const;

/** The registers that only this variant has. */
export const DMA_REGISTERS = [XFRCTX, XFRCNT, XFRST, XFRCTL] as const;

/** Only these two differ in what the bits are. */
const WIDER = { INTST: DMA_INTST, INTEN: DMA_INTEN };

export type DmaVariantRegister = (typeof DMA_REGISTERS)[number]['name'];

export const TRAINING_HBA_DMA = {
  ...TRAINING_HBA,
  registers: [
    ...TRAINING_HBA.registers.map((register) =>
      register.name === 'INTST' || register.name === 'INTEN' ? WIDER[register.name] : register,
    ),
    ...DMA_REGISTERS,
  ],
} as const satisfies RegisterTable;
