/** What the registers of the TH-50 have more in its variant with two SCSI buses. Sources: see `registers.ts`. */

import type { RegisterTable } from '../register-table.ts';
import { BUSCTL, CAUSE_BITS, INTEN, INTST, TRAINING_HBA } from './registers.ts';

export const BRST1 = { name: 'BRST1', lsb: 6, width: 1 } as const;

export const TWO_BUS_INTST = {
  ...INTST,
  implemented: 0x8000_004f,
  bits: [...CAUSE_BITS, BRST1, { name: 'INT', lsb: 31, width: 1, access: 'ro' }],
} as const;

export const TWO_BUS_INTEN = {
  ...INTEN,
  implemented: 0x4f,
  bits: [...CAUSE_BITS, BRST1],
} as const;

export const TWO_BUS_BUSCTL = {
  ...BUSCTL,
  implemented: 0x3,
  bits: [...BUSCTL.bits, { name: 'RSTO1', lsb: 1, width: 1 }],
} as const;

const WIDER = { INTST: TWO_BUS_INTST, INTEN: TWO_BUS_INTEN, BUSCTL: TWO_BUS_BUSCTL };

export const TRAINING_HBA_TWO_BUS = {
  ...TRAINING_HBA,
  registers: TRAINING_HBA.registers.map((register) =>
    register.name === 'INTST' || register.name === 'INTEN' || register.name === 'BUSCTL'
      ? WIDER[register.name]
      : register,
  ),
} as const satisfies RegisterTable;
