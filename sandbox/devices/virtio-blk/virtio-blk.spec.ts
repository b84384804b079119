import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES, Disk, initialBlock } from '../../scsi/disk.ts';
import { BLOCKS, DRIVER_OK, Driver, FETCH_NS, LATENCY_NS, type Piece, patterned } from './driver.fixture.ts';
import { REQUEST_STATUS, REQUEST_TYPE } from './layouts.ts';
import { DEVICE_STATUS, ISR_STATUS, QUEUE_NOTIFY } from './registers.ts';

const { IN, OUT, FLUSH, GET_ID } = REQUEST_TYPE;
const { OK, IOERR, UNSUPP } = REQUEST_STATUS;

describe('a request', () => {
  it('reads the sectors', () => {
    const { status, data } = new Driver().run(IN, 7, 2 * BLOCK_BYTES);
    expect(status).toBe(OK);
    expect(data).toEqual(Uint8Array.from([...initialBlock(0, 0, 7), ...initialBlock(0, 0, 8)]));
  });

  it('writes the sectors and leaves their neighbours', () => {
    const driver = new Driver();
    const written = patterned(2 * BLOCK_BYTES);
    expect(driver.run(OUT, 7, written.length, written).status).toBe(OK);
    expect(driver.disk.read(7, 2)).toEqual(written);
    expect(driver.disk.read(9, 1)).toEqual(initialBlock(0, 0, 9));
  });

  it('flushes, and tells the device by its name', () => {
    const driver = new Driver();
    expect(driver.run(FLUSH, 0, 0).status).toBe(OK);
    const { status, data } = driver.run(GET_ID, 0, 20);
    expect(status).toBe(OK);
    expect(String.fromCharCode(...data)).toBe('virtio-blk'.padEnd(20, '\0'));
  });

  it.each([
    ['beyond the end', IN, BLOCKS, BLOCK_BYTES, IOERR],
    ['across the end', IN, BLOCKS - 1, 2 * BLOCK_BYTES, IOERR],
    ['of a part of a sector', IN, 0, 100, IOERR],
    ['of an unknown type', 11, 0, BLOCK_BYTES, UNSUPP],
  ])('%s fails and moves nothing', (_, type, sector, length, failed) => {
    const { status, data } = new Driver().run(type, sector, length);
    expect(status).toBe(failed);
    expect(data).toEqual(new Uint8Array(length));
  });

  it('that meets a bad block fails', () => {
    const disk = new Disk({ target: 0, lun: 0, blocks: BLOCKS, latencyNs: [0, 0], badBlocks: [8] });
    const driver = new Driver({ disk });
    expect(driver.run(IN, 7, 2 * BLOCK_BYTES).status).toBe(IOERR);
    expect(driver.run(IN, 9, BLOCK_BYTES).status).toBe(OK);
  });

  it('takes the fetch, the latency of the disk and the time of its data', () => {
    const driver = new Driver({ bytesPerSecond: 512e6 });
    driver.submit(IN, 0, BLOCK_BYTES);
    driver.ports.pass(FETCH_NS + LATENCY_NS + 1_000 - 1);
    expect(driver.used()).toEqual([]);
    driver.ports.pass(1);
    expect(driver.used()).toEqual([{ id: 0, length: BLOCK_BYTES + 1 }]);
  });

  it('may be cut into descriptors anywhere, and may lie in an indirect table', () => {
    const driver = new Driver();
    const written = patterned(BLOCK_BYTES);
    const header = driver.header(OUT, 3);
    const data = driver.allocate(BLOCK_BYTES);
    driver.poke(data, written);
    const status = { address: driver.allocate(1), length: 1, write: true };
    const cut: Piece[] = [
      { ...header, length: 4 },
      { ...header, address: header.address + 4, length: 12 },
      { address: data, length: 500, write: false },
      { address: data + 500, length: 12, write: false },
      status,
    ];
    driver.offer(driver.indirect(cut));
    driver.notify();
    driver.ports.settle();
    expect(driver.disk.read(3, 1)).toEqual(written);
    expect(driver.peek(status.address, 1)).toEqual(Uint8Array.of(OK));
    const target = driver.allocate(BLOCK_BYTES + 1);
    driver.offer(
      driver.chain([driver.header(IN, 3), { address: target, length: BLOCK_BYTES + 1, write: true }]),
    );
    driver.notify();
    driver.ports.settle();
    expect(driver.peek(target, BLOCK_BYTES)).toEqual(written);
  });
});

describe('the interrupt', () => {
  it('is asserted with a used chain and falls when ISR_STATUS is read', () => {
    const driver = new Driver();
    driver.submit(FLUSH, 0, 0);
    expect(driver.ports.lineUp).toBe(false);
    driver.ports.settle();
    expect(driver.ports.lineUp).toBe(true);
    expect(driver.read(ISR_STATUS)).toBe(1);
    expect(driver.ports.lineUp).toBe(false);
    expect(driver.read(ISR_STATUS)).toBe(0);
  });

  it('is not asserted while the driver wants none', () => {
    const driver = new Driver();
    driver.suppressInterrupts(true);
    driver.submit(FLUSH, 0, 0);
    driver.ports.settle();
    expect(driver.used()).toHaveLength(1);
    expect([driver.ports.lineUp, driver.read(ISR_STATUS)]).toEqual([false, 0]);
    driver.suppressInterrupts(false);
    driver.run(FLUSH, 0, 0);
    expect(driver.used()).toHaveLength(1);
  });
});

describe('the device', () => {
  it('works before DRIVER_OK, as legacy drivers expect', () => {
    const driver = new Driver();
    driver.write(DEVICE_STATUS, DRIVER_OK & 0x03);
    expect(driver.run(IN, 0, BLOCK_BYTES).status).toBe(OK);
  });

  it('does nothing when another queue is notified, or none is in place', () => {
    const driver = new Driver();
    driver.write(QUEUE_NOTIFY, 3);
    expect(driver.ports.settle()).toBe(0);
    driver.write(DEVICE_STATUS, 0);
    driver.notify();
    driver.ports.settle();
    expect(driver.ports.traced('request-fetched')).toEqual([]);
  });

  it('forgets everything on a reset, and serves again', () => {
    const driver = new Driver();
    driver.submit(IN, 0, BLOCK_BYTES);
    driver.ports.pass(FETCH_NS);
    driver.start();
    expect(driver.ports.settle()).toBe(0);
    expect([driver.ports.lineUp, driver.used()]).toEqual([false, []]);
    expect(driver.run(IN, 0, BLOCK_BYTES).status).toBe(OK);
  });
});
