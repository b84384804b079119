import { describe, expect, it } from 'vitest';
import { Disk } from '../../scsi/disk.ts';
import { Driver } from './driver.fixture.ts';
import {
  CONFIGURATION,
  DEVICE_FEATURES,
  DEVICE_STATUS,
  DRIVER_FEATURES,
  QUEUE_ADDRESS,
  QUEUE_SELECT,
  QUEUE_SIZE,
  VIRTIO_BLK,
} from './registers.ts';

describe('the registers', () => {
  it.each(VIRTIO_BLK.registers.filter(({ offset }) => offset < CONFIGURATION.offset))(
    '$name has its reset value, its width and its access',
    ({ offset, width, reset, access, name }) => {
      const { device } = new Driver();
      device.write(DEVICE_STATUS.offset, 1, 0);
      expect(device.read(offset, width)).toBe(reset);
      expect(device.read(offset, 1)).toBe(reset & 0xff);
      expect(device.read(offset, 2 * width)).toBeUndefined();
      expect(device.write(offset, 2 * width, 0)).toBe(false);
      expect(device.write(offset, width, 1)).toBe(access !== 'ro');
      expect(device.read(offset, width)).toBe(name === 'DRIVER_FEATURES' || access === 'ro' ? reset : 1);
    },
  );

  it('take a write that is narrower than they are as their low part, the rest being 0', () => {
    const { device } = new Driver();
    device.write(QUEUE_ADDRESS.offset, 4, 0x1_2345);
    device.write(QUEUE_ADDRESS.offset, 2, 0x54);
    expect(device.read(QUEUE_ADDRESS.offset, 4)).toBe(0x54);
  });

  it('keep of the features what is offered', () => {
    const driver = new Driver();
    driver.write(DRIVER_FEATURES, 0xffff_ffff);
    expect(driver.read(DRIVER_FEATURES)).toBe(DEVICE_FEATURES.reset);
  });

  it('know one queue only', () => {
    const driver = new Driver();
    driver.write(QUEUE_SELECT, 1);
    driver.write(QUEUE_ADDRESS, 5);
    expect([driver.read(QUEUE_SIZE), driver.read(QUEUE_ADDRESS)]).toEqual([0, 0]);
    driver.write(QUEUE_SELECT, 0);
    expect([driver.read(QUEUE_SIZE), driver.read(QUEUE_ADDRESS)]).toEqual([QUEUE_SIZE.reset, 0x100]);
  });

  it('give the configuration in any width, and nothing beyond it', () => {
    const { device } = new Driver({
      disk: new Disk({ target: 0, lun: 0, blocks: 0x1_2345, latencyNs: [0, 0] }),
    });
    const { offset, size } = CONFIGURATION;
    expect(device.read(offset, 4)).toBe(0x1_2345);
    expect([0, 1, 2, 3].map((byte) => device.read(offset + byte, 1))).toEqual([0x45, 0x23, 1, 0]);
    expect(device.read(0x28, 2)).toBe(512);
    expect(device.read(offset + size - 2, 4)).toBeUndefined();
    expect(device.write(offset, 4, 1)).toBe(false);
  });
});
