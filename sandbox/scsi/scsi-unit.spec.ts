import { describe, expect, it } from 'vitest';
import { CdRom } from './cd-rom.ts';
import { STATUS } from './cdb.ts';
import { Disk } from './disk.ts';
import type { ScsiUnit, ScsiUnitConfig } from './scsi-unit.ts';
import { Tape } from './tape.ts';

const NOTHING = new Uint8Array(0);
const CONFIG = { target: 2, lun: 0, blocks: 10, latencyNs: [0, 0] } as const;
const TEST_UNIT_READY = [0, 0, 0, 0, 0, 0];
const REQUEST_SENSE = [0x03, 0, 0, 0, 18, 0];
const INQUIRY = [0x12, 0, 0, 0, 36, 0];
const WRITE_BLOCK = [0x2a, 0, 0, 0, 0, 7, 0, 0, 1, 0];

const run = (unit: ScsiUnit, cdb: readonly number[]) => unit.execute(Uint8Array.from(cdb), NOTHING);
const sense = (unit: ScsiUnit) => {
  const data = run(unit, REQUEST_SENSE).dataIn;
  return [data[2], data[12], data[13]];
};

describe.each([
  ['disk', 0x00, 0x00, (config: ScsiUnitConfig) => new Disk({ ...CONFIG, ...config })],
  ['tape', 0x01, 0x80, (config: ScsiUnitConfig) => new Tape({ ...CONFIG, ...config })],
  ['CD-ROM', 0x05, 0x80, (config: ScsiUnitConfig) => new CdRom({ ...CONFIG, ...config })],
])('%s', (_, deviceType, removable, create) => {
  it('names its device type and whether its medium is removable', () => {
    const { dataIn } = run(create(CONFIG), INQUIRY);
    expect([dataIn[0], dataIn[1], dataIn[2], dataIn.length]).toEqual([deviceType, removable, 2, 36]);
  });

  it('is ready after power-on unless it is made to report unit attention', () => {
    expect(run(create(CONFIG), TEST_UNIT_READY).status).toBe(STATUS.GOOD);
    expect(run(create({ ...CONFIG, unitAttention: true }), TEST_UNIT_READY).status).toBe(
      STATUS.CHECK_CONDITION,
    );
  });

  it('keeps sense data until the next command', () => {
    const unit = create(CONFIG);
    run(unit, [0xc1, 0, 0, 0, 0, 0]);
    expect(sense(unit)).toEqual([5, 0x20, 0]);
    expect(sense(unit)).toEqual([0, 0, 0]);
    run(unit, [0xc1, 0, 0, 0, 0, 0]);
    run(unit, TEST_UNIT_READY);
    expect(sense(unit)).toEqual([0, 0, 0]);
  });
});

describe('unit attention', () => {
  const attentive = () => new Disk({ ...CONFIG, unitAttention: true });

  it('is reported once, by CHECK CONDITION and 6/29/00', () => {
    const unit = attentive();
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([6, 0x29, 0]);
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.GOOD);
  });

  it('arises again with each reset of the bus, where sense data are lost', () => {
    const unit = attentive();
    run(unit, TEST_UNIT_READY);
    unit.busReset();
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.CHECK_CONDITION);
    const quiet = new Disk(CONFIG);
    run(quiet, [0xc1, 0, 0, 0, 0, 0]);
    quiet.busReset();
    expect(sense(quiet)).toEqual([0, 0, 0]);
    expect(run(quiet, TEST_UNIT_READY).status).toBe(STATUS.GOOD);
  });

  it('survives INQUIRY and ends with the REQUEST SENSE that reports it', () => {
    const unit = attentive();
    expect(run(unit, INQUIRY).status).toBe(STATUS.GOOD);
    expect(sense(unit)).toEqual([6, 0x29, 0]);
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.GOOD);
  });

  it('keeps a write from its data phase and from the medium', () => {
    const unit = attentive();
    const before = unit.read(7, 1);
    expect(unit.dataOutLength(Uint8Array.from(WRITE_BLOCK))).toBe(0);
    run(unit, WRITE_BLOCK);
    expect(unit.read(7, 1)).toEqual(before);
    expect(unit.dataOutLength(Uint8Array.from(WRITE_BLOCK))).toBe(512);
  });
});

describe('a unit that refuses', () => {
  /** Draws the given numbers, over and over. */
  const draws = (...numbers: readonly number[]) => {
    let index = 0;
    return () => numbers[index++ % numbers.length] ?? 0;
  };

  it('answers the drawn share BUSY and another QUEUE FULL', () => {
    const random = draws(1, 30, 31, 50, 51, 100);
    const unit = new Disk({ ...CONFIG, busyPercent: 30, queueFullPercent: 20, random });
    const statuses = Array.from({ length: 6 }, () => run(unit, TEST_UNIT_READY).status);
    expect(statuses).toEqual([0x08, 0x08, 0x28, 0x28, 0, 0]);
  });

  it('has no data phase and performs nothing', () => {
    const unit = new Disk({ ...CONFIG, busyPercent: 50, random: draws(50, 51) });
    expect(unit.dataOutLength(Uint8Array.from(WRITE_BLOCK))).toBe(0);
    expect(run(unit, WRITE_BLOCK)).toEqual({ status: STATUS.BUSY, dataIn: NOTHING });
    expect(unit.dataOutLength(Uint8Array.from(WRITE_BLOCK))).toBe(512);
  });

  it('always answers INQUIRY and REQUEST SENSE, which take nobody’s turn', () => {
    const unit = new Disk({ ...CONFIG, busyPercent: 50, random: draws(1, 100) });
    expect(run(unit, INQUIRY).status).toBe(STATUS.GOOD);
    expect(run(unit, REQUEST_SENSE).status).toBe(STATUS.GOOD);
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.BUSY);
    expect(run(unit, TEST_UNIT_READY).status).toBe(STATUS.GOOD);
  });

  it('draws nothing where it refuses nobody', () => {
    const random = () => {
      throw new Error('drew');
    };
    expect(run(new Disk({ ...CONFIG, random }), TEST_UNIT_READY).status).toBe(STATUS.GOOD);
  });
});
