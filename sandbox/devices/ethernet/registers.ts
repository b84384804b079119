/** The network card's registers. Only its own service routine reaches them. [AHCI] Serial ATA AHCI 1.3.1 */

import type { RegisterTable } from '../register-table.ts';

export const INTST = {
  name: 'INTST',
  offset: 0x00,
  width: 4,
  access: 'r/w1c',
  reset: 0,
  implemented: 0x1,
  bits: [{ name: 'RX', lsb: 0, width: 1 }],
  citation: '[AHCI] 3.3.5 PxIS',
} as const;

export const RXCNT = {
  name: 'RXCNT',
  offset: 0x04,
  width: 4,
  access: 'ro',
  reset: 0,
  implemented: 0xffff_ffff,
  bits: [],
  citation: 'invented: packets received and not taken',
} as const;

export const ETHERNET = {
  device: 'ethernet',
  size: 0x20,
  registers: [INTST, RXCNT],
} as const satisfies RegisterTable;
