/**
 * The TH-50 training HBA: its registers and the two entries it shares with a driver. An invented chip with the
 * conventions of real ones; each register names the one it takes after.
 *
 * [AHCI]  Serial ATA AHCI 1.3.1
 * [NVMe]  NVM Express 1.0
 * [ESP]   AMD Am53C974 (PCscsi), data sheet; NCR 53C94 family
 * [5380]  NCR 5380, data sheet
 * [BT]    BusLogic MultiMaster; Linux `BusLogic.h`
 */

import type { EntryLayout } from '../entry-layout.ts';
import { maskOf, type RegisterTable } from '../register-table.ts';

export const CAUSE_BITS = [
  { name: 'CMPL', lsb: 0, width: 1 },
  { name: 'REQA', lsb: 1, width: 1 },
  { name: 'BRST', lsb: 2, width: 1 },
  { name: 'HERR', lsb: 3, width: 1 },
] as const;

/** The causes of an interrupt, by the names of their bits in INTST and INTEN; the last three belong to variants. */
export type Cause = (typeof CAUSE_BITS)[number]['name'] | 'XFER' | 'SRVC' | 'BRST1';

const INDEX = { width: 4, reset: 0, implemented: 0xff, bits: [] } as const;

export const ID = {
  name: 'ID',
  offset: 0x00,
  width: 4,
  access: 'ro',
  reset: 0x5448_3530,
  implemented: 0xffff_ffff,
  bits: [],
  citation: '[ESP] part-unique ID code',
} as const;

export const CTRL = {
  name: 'CTRL',
  offset: 0x04,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0x3,
  bits: [
    { name: 'RST', lsb: 0, width: 1 },
    { name: 'RUN', lsb: 1, width: 1 },
  ],
  citation: '[AHCI] 3.1.2 GHC.HR, 3.3.7 PxCMD.ST',
} as const;

export const INTST = {
  name: 'INTST',
  offset: 0x08,
  width: 4,
  access: 'r/w1c',
  reset: 0,
  implemented: 0x8000_000f,
  bits: [...CAUSE_BITS, { name: 'INT', lsb: 31, width: 1, access: 'ro' }],
  citation: '[AHCI] 3.3.5 PxIS; [ESP] STAT.INT; [BT] interrupt register, mailbox-out available',
} as const;

export const INTEN = {
  name: 'INTEN',
  offset: 0x0c,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0xf,
  bits: CAUSE_BITS,
  citation: '[AHCI] 3.3.6 PxIE',
} as const;

export const REQBASE = {
  name: 'REQBASE',
  offset: 0x10,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0xffff_ffc0,
  bits: [],
  citation: '[NVMe] ASQ',
} as const;

export const CMPBASE = {
  name: 'CMPBASE',
  offset: 0x14,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0xffff_fff0,
  bits: [],
  citation: '[NVMe] ACQ',
} as const;

export const RINGSZ = {
  name: 'RINGSZ',
  offset: 0x18,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0x00ff_00ff,
  bits: [
    { name: 'REQN', lsb: 0, width: 8 },
    { name: 'CMPN', lsb: 16, width: 8 },
  ],
  citation: '[NVMe] AQA',
} as const;

export const REQTAIL = {
  ...INDEX,
  name: 'REQTAIL',
  offset: 0x1c,
  access: 'rw',
  citation: '[NVMe] SQyTDBL',
} as const;

export const REQHEAD = {
  ...INDEX,
  name: 'REQHEAD',
  offset: 0x20,
  access: 'ro',
  citation: '[NVMe] SQ head pointer',
} as const;

export const CMPTAIL = {
  ...INDEX,
  name: 'CMPTAIL',
  offset: 0x24,
  access: 'ro',
  citation: '[NVMe] CQ tail',
} as const;

export const CMPHEAD = {
  ...INDEX,
  name: 'CMPHEAD',
  offset: 0x28,
  access: 'rw',
  citation: '[NVMe] CQyHDBL',
} as const;

export const BUSCTL = {
  name: 'BUSCTL',
  offset: 0x2c,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0x1,
  bits: [{ name: 'RSTO', lsb: 0, width: 1 }],
  citation: '[5380] initiator command register, ASSERT RST; SCSI-2 6.2.2',
} as const;

const registers = [
  ID,
  CTRL,
  INTST,
  INTEN,
  REQBASE,
  CMPBASE,
  RINGSZ,
  REQTAIL,
  REQHEAD,
  CMPTAIL,
  CMPHEAD,
  BUSCTL,
] as const;

export type TrainingHbaRegister = (typeof registers)[number]['name'];

export const TRAINING_HBA = {
  device: 'training-hba',
  size: 0x100,
  registers,
} as const satisfies RegisterTable;

export interface CauseBit {
  readonly name: Cause;
  readonly mask: number;
}

/** Each cause of the bus master with its bit. */
export const CAUSES: readonly CauseBit[] = CAUSE_BITS.map(({ name }) => ({
  name,
  mask: maskOf(INTST, name),
}));

/** Fewest and most entries of a ring; RINGSZ fields outside name no ring. */
export const RING_ENTRIES = { least: 2, most: 128 } as const;

export const REQUEST_ENTRY = {
  id: 'request',
  structure: 'TH_REQUEST',
  size: 64,
  alignment: 64,
  fields: [
    { name: 'Context', offset: 0x00, width: 4 },
    { name: 'Target', offset: 0x04, width: 1 },
    { name: 'Lun', offset: 0x05, width: 1 },
    { name: 'CdbLength', offset: 0x06, width: 1 },
    { name: 'Direction', offset: 0x07, width: 1 },
    { name: 'DataAddress', offset: 0x08, width: 4 },
    { name: 'DataLength', offset: 0x0c, width: 4 },
    { name: 'SenseAddress', offset: 0x10, width: 4 },
    { name: 'SenseLength', offset: 0x14, width: 4 },
    { name: 'Cdb', offset: 0x18, width: 1, count: 16 },
    { name: 'Bus', offset: 0x28, width: 1 },
    { name: 'Reserved', offset: 0x29, width: 1, count: 23 },
  ],
} as const satisfies EntryLayout;

export const COMPLETION_ENTRY = {
  id: 'completion',
  structure: 'TH_COMPLETION',
  size: 16,
  alignment: 16,
  fields: [
    { name: 'Context', offset: 0x00, width: 4 },
    { name: 'HostStatus', offset: 0x04, width: 1 },
    { name: 'ScsiStatus', offset: 0x05, width: 1 },
    { name: 'Reserved', offset: 0x06, width: 2 },
    { name: 'Residual', offset: 0x08, width: 4 },
    { name: 'Sequence', offset: 0x0c, width: 4 },
  ],
} as const satisfies EntryLayout;

/** Values of TH_REQUEST.Direction, as the initiator sees the data. */
export const DIRECTION = { NONE: 0, IN: 1, OUT: 2 } as const;

/**
 * Values of TH_COMPLETION.HostStatus. [BT] `enum blogic_adapter_status` has the same numbers, but 34h for parity and
 * another meaning for 21h.
 */
export const HOST_STATUS = {
  OK: 0x00,
  SELECTION_TIMEOUT: 0x11,
  DATA_RUN: 0x12,
  BUS_FREE: 0x13,
  PHASE_ERROR: 0x14,
  PARITY_ERROR: 0x15,
  INVALID_REQUEST: 0x1a,
  SENSE_FAILED: 0x1b,
  HOST_BUS_ERROR: 0x20,
  ADAPTER_ERROR: 0x21,
  BUS_RESET: 0x22,
} as const;

export type HostStatus = keyof typeof HOST_STATUS;

/** Configuration space, as HW_INITIALIZATION_DATA.VendorId and DeviceId want it: four hexadecimal digits. Invented. */
export const PCI_IDENTITY = { vendor: '1AF5', device: '5050' } as const;

/** The SCSI ID of the HBA itself. */
export const INITIATOR_ID = 7;

/** Sections of the data sheet, in order; each has its text in every language. */
export const DATA_SHEET_SECTIONS = [
  'overview',
  'operation',
  'interrupts',
  'acknowledging',
  'rings',
  'completion-order',
  'errors',
  'reset',
  'variants',
  'two-buses',
  'system-dma',
  'pio',
  'faults',
  'timing',
  'origins',
  'simplifications',
] as const;
