import { describe, expect, it } from 'vitest';
import type { DeviceRange } from './device-map.ts';
import { PciConfiguration, type PciIdentity } from './pci-configuration.ts';

const IDENTITY: PciIdentity = { vendor: '1AF4', device: '1001' };
const device = {} as DeviceRange['device'];
const RANGES: DeviceRange[] = [
  { device, space: 'port', physical: 0xe800, length: 0x40 },
  { device, space: 'memory', physical: 0xfeb0_0000, length: 0x1000 },
];

function read(identity: PciIdentity, offset: number, width: 2 | 4): number {
  const bytes = new PciConfiguration(identity, RANGES, 11).read(offset, width);
  return bytes.reduceRight((value, byte) => value * 0x100 + byte, 0);
}

describe('PCI configuration space', () => {
  it('names vendor, device and, of a device that has one, the subsystem', () => {
    expect([read(IDENTITY, 0x00, 2), read(IDENTITY, 0x02, 2)]).toEqual([0x1af4, 0x1001]);
    expect(read(IDENTITY, 0x2c, 4)).toBe(0);
    const transitional = { ...IDENTITY, subsystemVendor: '1AF4', subsystem: '0002' };
    expect(read(transitional, 0x2c, 4)).toBe(0x0002_1af4);
  });

  it('tells I/O ranges from memory ranges by the lowest bit', () => {
    expect([read(IDENTITY, 0x10, 4), read(IDENTITY, 0x14, 4)]).toEqual([0xe801, 0xfeb0_0000]);
  });
});
