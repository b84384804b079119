import { describe, expect, it } from 'vitest';
import type { RegisterDevice } from '../devices/device.ts';
import { DeviceMap } from './device-map.ts';

const device: RegisterDevice = {
  name: 'a-device',
  registers: { device: 'a-device', size: 256, registers: [] },
  read: () => 0,
  write: () => true,
};
const RANGES = [
  { device, space: 'memory', physical: 0xfeb0_0000, length: 256 },
  { device, space: 'port', physical: 0xe800, length: 256 },
] as const;

describe('DeviceMap', () => {
  it('maps what one device decodes as a whole, and nothing else', () => {
    const map = new DeviceMap(RANGES);
    expect(map.map('memory', 0xfeb0_0010, 16)).toMatchObject({ offset: 0x10, length: 16 });
    for (const [physical, length] of [
      [0xfeb0_0000, 257],
      [0xfeaf_ffff, 2],
      [0xe800, 4],
      [0xfeb0_0000, 0],
      [0, 0xffff_ffff],
    ] as const) {
      expect(map.map('memory', physical, length)).toBeUndefined();
    }
  });

  it('gives each mapping of memory an address of its own, above all linear memory', () => {
    const map = new DeviceMap(RANGES);
    const first = map.map('memory', 0xfeb0_0000, 256)?.virtual ?? 0;
    const second = map.map('memory', 0xfeb0_0000, 256)?.virtual ?? 0;
    expect(first).toBeGreaterThanOrEqual(0x8000_0000);
    expect(second).not.toBe(first);
    expect(map.find('memory', first, 4)?.virtual).toBe(first);
    expect(map.find('memory', second, 4)?.virtual).toBe(second);
  });

  it('reaches ports by their numbers', () => {
    const map = new DeviceMap(RANGES);
    expect(map.find('port', 0xe800, 4)).toBeUndefined();
    expect(map.map('port', 0xe800, 256)?.virtual).toBe(0xe800);
    expect(map.find('port', 0xe8fc, 4)?.offset).toBe(0);
  });

  it('finds no mapping for an access that begins or ends outside it', () => {
    const map = new DeviceMap(RANGES);
    const virtual = map.map('memory', 0xfeb0_0000, 16)?.virtual ?? 0;
    expect(map.find('memory', virtual + 12, 4)).toBeDefined();
    expect(map.find('memory', virtual + 13, 4)).toBeUndefined();
    expect(map.find('memory', virtual - 1, 1)).toBeUndefined();
    expect(map.find('port', virtual, 4)).toBeUndefined();
  });

  it('forgets what is unmapped, once', () => {
    const map = new DeviceMap(RANGES);
    const virtual = map.map('memory', 0xfeb0_0000, 256)?.virtual ?? 0;
    expect(map.unmap(virtual + 4)).toBe(false);
    expect(map.unmap(virtual)).toBe(true);
    expect(map.unmap(virtual)).toBe(false);
    expect(map.find('memory', virtual, 4)).toBeUndefined();
  });
});
