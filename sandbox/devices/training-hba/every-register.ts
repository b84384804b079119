/** The registers and causes of all variants together, as the data sheet and the header list them. */

import { fieldMask, type RegisterTable } from '../register-table.ts';
import { DMA_REGISTERS, XFER } from './dma-registers.ts';
import { FIFO, FIFOST, SRVC } from './pio-registers.ts';
import { CAUSE_BITS, CAUSES, type CauseBit, INTEN, INTST, TRAINING_HBA } from './registers.ts';
import { BRST1, TWO_BUS_BUSCTL } from './two-bus-registers.ts';

const EVERY_CAUSE_BIT = [...CAUSE_BITS, XFER];

/** Each cause of any variant with its bit. */
export const EVERY_CAUSE: readonly CauseBit[] = [
  ...CAUSES,
  ...[XFER, SRVC, BRST1].map((bit) => ({ name: bit.name, mask: fieldMask(bit) })),
];

const WIDEST = {
  INTST: {
    ...INTST,
    implemented: 0x8000_007f,
    bits: [
      ...EVERY_CAUSE_BIT,
      { ...SRVC, access: 'ro' },
      BRST1,
      { name: 'INT', lsb: 31, width: 1, access: 'ro' },
    ],
  },
  INTEN: { ...INTEN, implemented: 0x7f, bits: [...EVERY_CAUSE_BIT, SRVC, BRST1] },
  BUSCTL: TWO_BUS_BUSCTL,
} as const;

export const EVERY_REGISTER = {
  ...TRAINING_HBA,
  registers: [
    ...TRAINING_HBA.registers.map((register) =>
      register.name === 'INTST' || register.name === 'INTEN' || register.name === 'BUSCTL'
        ? WIDEST[register.name]
        : register,
    ),
    ...DMA_REGISTERS,
    FIFOST,
    FIFO,
  ],
} as const satisfies RegisterTable;
