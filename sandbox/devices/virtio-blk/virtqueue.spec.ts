import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../scsi/disk.ts';
import {
  BLOCKS,
  DRIVER_OK,
  Driver,
  LATENCY_NS,
  NOWHERE,
  type Piece,
  patterned,
  type Used,
} from './driver.fixture.ts';
import { REQUEST_STATUS, REQUEST_TYPE } from './layouts.ts';
import { DEVICE_STATUS, ISR_STATUS, QUEUE_SIZE } from './registers.ts';

const { IN, OUT } = REQUEST_TYPE;
const { OK } = REQUEST_STATUS;
const NEEDS_RESET = 0x40;

describe('a queue', () => {
  const offer = (prepare: (driver: Driver) => void): Driver => {
    const driver = new Driver();
    prepare(driver);
    driver.notify();
    driver.ports.settle();
    return driver;
  };
  const piece = (driver: Driver, length: number, write: boolean): Piece => ({
    address: driver.allocate(length),
    length,
    write,
  });
  it.each<[string, (driver: Driver) => void]>([
    ['index-too-far', (driver) => driver.skip(QUEUE_SIZE.reset + 1)],
    ['descriptor-outside-table', (driver) => driver.offer(QUEUE_SIZE.reset)],
    [
      'chain-too-long',
      (driver) => {
        driver.descriptor(0, { addr: driver.allocate(16), len: 16, flags: 1, next: 0 });
        driver.offer(0);
      },
    ],
    [
      'readable-after-writable',
      (driver) => driver.offer(driver.chain([piece(driver, 1, true), piece(driver, 16, false)])),
    ],
    [
      'bad-indirect-table',
      (driver) => {
        driver.descriptor(0, { addr: driver.allocate(16), len: 16, flags: 4 | 1, next: 1 });
        driver.offer(0);
      },
    ],
    [
      'no-memory',
      (driver) =>
        driver.offer(driver.chain([{ address: NOWHERE, length: 16, write: false }, piece(driver, 1, true)])),
    ],
    ['header-missing', (driver) => driver.offer(driver.chain([piece(driver, 8, false)]))],
    ['status-missing', (driver) => driver.offer(driver.chain([driver.header(IN, 0)]))],
  ])('that makes no sense (%s) stops the device until it is reset', (reason, prepare) => {
    const driver = offer(prepare);
    expect(driver.ports.traced('needs-reset')).toEqual([{ reason }]);
    expect(driver.read(DEVICE_STATUS)).toBe(DRIVER_OK | NEEDS_RESET);
    expect(driver.ports.lineUp).toBe(true);
    expect(driver.read(ISR_STATUS)).toBe(2);
    driver.notify();
    expect(driver.ports.settle()).toBe(0);
    driver.start();
    expect(driver.run(IN, 0, BLOCK_BYTES).status).toBe(OK);
  });

  it('loses and doubles no chain, gives them back as they are done, and keeps the data', () => {
    const request = fc.record({
      write: fc.boolean(),
      indirect: fc.boolean(),
      pauseNs: fc.integer({ min: 0, max: 4 * LATENCY_NS }),
      /** Where the sector's bytes are cut. */
      cut: fc.integer({ min: 1, max: BLOCK_BYTES - 1 }),
    });
    /** So many chains of four descriptors fit the queue, and no two of them are for one sector. */
    const most = QUEUE_SIZE.reset / 4;
    fc.assert(
      fc.property(fc.array(request, { maxLength: 200 }), fc.infiniteStream(fc.nat()), (requests, draws) => {
        const driver = new Driver();
        driver.ports.draw = (low, high) => low + ((draws.next().value ?? 0) % (high - low + 1));
        const used: Used[] = [];
        const sent = requests.map(({ write, indirect, pauseNs, cut }, index) => {
          if (index % most === 0) driver.ports.settle();
          used.push(...driver.used());
          const sector = index % BLOCKS;
          const expected = write ? patterned(BLOCK_BYTES, index) : driver.disk.read(sector, 1);
          const data = driver.allocate(BLOCK_BYTES);
          if (write) driver.poke(data, expected);
          const status = driver.allocate(1);
          driver.poke(status, Uint8Array.of(0xff));
          const pieces: Piece[] = [
            driver.header(write ? OUT : IN, sector),
            { address: data, length: cut, write: !write },
            { address: data + cut, length: BLOCK_BYTES - cut, write: !write },
            { address: status, length: 1, write: true },
          ];
          const head = indirect ? driver.indirect(pieces) : driver.chain(pieces);
          driver.offer(head);
          driver.notify();
          driver.ports.pass(pauseNs);
          return { head, write, sector, data, status, expected };
        });
        driver.ports.settle();
        used.push(...driver.used());
        const done = used.map(({ id }) => id);
        expect(done).toEqual(driver.ports.traced('request-used').map(({ head }) => head));
        expect(done.toSorted()).toEqual(sent.map(({ head }) => head).toSorted());
        const last = new Map(sent.map(({ sector, expected }) => [sector, expected]));
        for (const { write, data, status, expected } of sent) {
          expect(driver.peek(status, 1)).toEqual(Uint8Array.of(OK));
          if (!write) expect(driver.peek(data, BLOCK_BYTES)).toEqual(expected);
        }
        for (const [sector, expected] of last) expect(driver.disk.read(sector, 1)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
