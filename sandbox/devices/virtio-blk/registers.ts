/**
 * The registers of the virtio block device: its legacy PCI interface, in I/O space.
 *
 * [VIRTIO] OASIS Virtual I/O Device (VIRTIO) Version 1.2
 */

import type { RegisterTable } from '../register-table.ts';

/** What the device offers; the driver writes back what of it it will use. [VIRTIO] 5.2.3, 6, 6.3 */
const FEATURE_BITS = [
  { name: 'SEG_MAX', lsb: 2, width: 1 },
  { name: 'GEOMETRY', lsb: 4, width: 1 },
  { name: 'BLK_SIZE', lsb: 6, width: 1 },
  { name: 'FLUSH', lsb: 9, width: 1 },
  { name: 'ANY_LAYOUT', lsb: 27, width: 1 },
  { name: 'INDIRECT_DESC', lsb: 28, width: 1 },
] as const;

const OFFERED = 0x1800_0254;

export const DEVICE_FEATURES = {
  name: 'DEVICE_FEATURES',
  offset: 0x00,
  width: 4,
  access: 'ro',
  reset: OFFERED,
  implemented: OFFERED,
  bits: FEATURE_BITS,
  citation: '[VIRTIO] 4.1.4.10, 5.2.3, 6',
} as const;

export const DRIVER_FEATURES = {
  name: 'DRIVER_FEATURES',
  offset: 0x04,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: OFFERED,
  bits: FEATURE_BITS,
  citation: '[VIRTIO] 4.1.4.10, 2.2.1',
} as const;

/** Physical address of the selected queue divided by 4096. */
export const QUEUE_ADDRESS = {
  name: 'QUEUE_ADDRESS',
  offset: 0x08,
  width: 4,
  access: 'rw',
  reset: 0,
  implemented: 0xffff_ffff,
  bits: [],
  citation: '[VIRTIO] 4.1.4.10, 4.1.5.1.3.1',
} as const;

/** Entries of the selected queue; 0 where there is none. */
export const QUEUE_SIZE = {
  name: 'QUEUE_SIZE',
  offset: 0x0c,
  width: 2,
  access: 'ro',
  reset: 128,
  implemented: 0xffff,
  bits: [],
  citation: '[VIRTIO] 4.1.4.10, 2.7.2',
} as const;

export const QUEUE_SELECT = {
  name: 'QUEUE_SELECT',
  offset: 0x0e,
  width: 2,
  access: 'rw',
  reset: 0,
  implemented: 0xffff,
  bits: [],
  citation: '[VIRTIO] 4.1.4.10, 4.1.5.1.3',
} as const;

export const QUEUE_NOTIFY = {
  name: 'QUEUE_NOTIFY',
  offset: 0x10,
  width: 2,
  access: 'rw',
  reset: 0,
  implemented: 0xffff,
  bits: [],
  citation: '[VIRTIO] 4.1.4.10, 4.1.5.2',
} as const;

/** Writing 0 resets the device. */
export const DEVICE_STATUS = {
  name: 'DEVICE_STATUS',
  offset: 0x12,
  width: 1,
  access: 'rw',
  reset: 0,
  implemented: 0xcf,
  bits: [
    { name: 'ACKNOWLEDGE', lsb: 0, width: 1 },
    { name: 'DRIVER', lsb: 1, width: 1 },
    { name: 'DRIVER_OK', lsb: 2, width: 1 },
    { name: 'FEATURES_OK', lsb: 3, width: 1 },
    { name: 'DEVICE_NEEDS_RESET', lsb: 6, width: 1 },
    { name: 'FAILED', lsb: 7, width: 1 },
  ],
  citation: '[VIRTIO] 4.1.4.10, 2.1',
} as const;

export const ISR_STATUS = {
  name: 'ISR_STATUS',
  offset: 0x13,
  width: 1,
  access: 'ro',
  reset: 0,
  implemented: 0x03,
  readSideEffect: 'clears-and-deasserts',
  bits: [
    { name: 'QUEUE', lsb: 0, width: 1 },
    { name: 'CONFIGURATION', lsb: 1, width: 1 },
  ],
  citation: '[VIRTIO] 4.1.4.10, 4.1.4.5',
} as const;

/** Where the configuration of the block device begins, MSI-X being absent, and its bytes. [VIRTIO] 4.1.4.10, 5.2.4 */
export const CONFIGURATION = { offset: 0x14, size: 24 } as const;

/** Most data segments of a request: what fits a queue beside its header and its status. */
const SEGMENTS = QUEUE_SIZE.reset - 2;

const CONFIGURATION_REGISTER = { access: 'ro', bits: [], citation: '[VIRTIO] 5.2.4' } as const;

/** 512-byte sectors. The reset value of what a disk decides is 0. */
export const CAPACITY = {
  ...CONFIGURATION_REGISTER,
  name: 'CAPACITY',
  offset: 0x14,
  width: 4,
  reset: 0,
  implemented: 0xffff_ffff,
} as const;

export const CAPACITY_HIGH = {
  ...CONFIGURATION_REGISTER,
  name: 'CAPACITY_HIGH',
  offset: 0x18,
  width: 4,
  reset: 0,
  implemented: 0,
} as const;

/** Not offered: a segment has any size. */
export const SIZE_MAX = {
  ...CONFIGURATION_REGISTER,
  name: 'SIZE_MAX',
  offset: 0x1c,
  width: 4,
  reset: 0,
  implemented: 0,
} as const;

export const SEG_MAX = {
  ...CONFIGURATION_REGISTER,
  name: 'SEG_MAX',
  offset: 0x20,
  width: 4,
  reset: SEGMENTS,
  implemented: 0xffff_ffff,
} as const;

export const CYLINDERS = {
  ...CONFIGURATION_REGISTER,
  name: 'CYLINDERS',
  offset: 0x24,
  width: 2,
  reset: 0,
  implemented: 0xffff,
} as const;

export const HEADS = {
  ...CONFIGURATION_REGISTER,
  name: 'HEADS',
  offset: 0x26,
  width: 1,
  reset: 16,
  implemented: 0xff,
} as const;

export const SECTORS = {
  ...CONFIGURATION_REGISTER,
  name: 'SECTORS',
  offset: 0x27,
  width: 1,
  reset: 63,
  implemented: 0xff,
} as const;

export const BLK_SIZE = {
  ...CONFIGURATION_REGISTER,
  name: 'BLK_SIZE',
  offset: 0x28,
  width: 4,
  reset: 512,
  implemented: 0xffff_ffff,
} as const;

export const VIRTIO_BLK = {
  device: 'virtio-blk',
  size: 0x40,
  registers: [
    DEVICE_FEATURES,
    DRIVER_FEATURES,
    QUEUE_ADDRESS,
    QUEUE_SIZE,
    QUEUE_SELECT,
    QUEUE_NOTIFY,
    DEVICE_STATUS,
    ISR_STATUS,
    CAPACITY,
    CAPACITY_HIGH,
    SIZE_MAX,
    SEG_MAX,
    CYLINDERS,
    HEADS,
    SECTORS,
    BLK_SIZE,
  ],
} as const satisfies RegisterTable;

export type VirtioBlkRegister = (typeof VIRTIO_BLK)['registers'][number]['name'];

/** The legacy interface's identity: transitional device ID, virtio device ID as the subsystem's. [VIRTIO] 4.1.2.1, 4.1.2.3 */
export const PCI_IDENTITY = {
  vendor: '1AF4',
  device: '1001',
  subsystemVendor: '1AF4',
  subsystem: '0002',
} as const;
