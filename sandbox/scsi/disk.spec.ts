import { describe, expect, it } from 'vitest';
import { STATUS } from './cdb.ts';
import { BLOCK_BYTES, Disk, initialBlock } from './disk.ts';
import { Target } from './target.ts';

const BLOCKS = 100;
const NOTHING = new Uint8Array(0);
const disk = () => new Disk({ target: 2, lun: 0, blocks: BLOCKS, latencyNs: [0, 0] });
const run = (unit: ReturnType<Target['unit']>, cdb: readonly number[], dataOut = NOTHING) =>
  unit.execute(Uint8Array.from(cdb), dataOut);
const sense = (unit: ReturnType<Target['unit']>) => {
  const data = run(unit, [0x03, 0, 0, 0, 18, 0]).dataIn;
  return [data[2], data[12], data[13]];
};

describe('disk', () => {
  it('is ready', () => {
    expect(run(disk(), [0, 0, 0, 0, 0, 0]).status).toBe(STATUS.GOOD);
  });

  it('identifies itself as a SCSI-2 disk, cut to the allocation length', () => {
    const { dataIn } = run(disk(), [0x12, 0, 0, 0, 255, 0]);
    expect([...dataIn.slice(0, 5)]).toEqual([0, 0, 2, 2, 31]);
    expect(dataIn).toHaveLength(36);
    expect(run(disk(), [0x12, 0, 0, 0, 5, 0]).dataIn).toHaveLength(5);
  });

  it('refuses vital product data it does not have', () => {
    const unit = disk();
    expect(run(unit, [0x12, 1, 0x80, 0, 36, 0]).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([5, 0x24, 0]);
  });

  it('returns its last block and the block length as capacity', () => {
    expect([...run(disk(), [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0]).dataIn]).toEqual([0, 0, 0, 99, 0, 0, 2, 0]);
  });

  it.each([
    ['READ(6)', [0x08, 0, 0, 7, 1, 0]],
    ['READ(10)', [0x28, 0, 0, 0, 0, 7, 0, 0, 1, 0]],
  ])('%s returns the blocks', (_, cdb) => {
    expect(run(disk(), cdb).dataIn).toEqual(initialBlock(2, 0, 7));
  });

  it('takes a length of 0 as 256 blocks in READ(6) and as none in READ(10)', () => {
    const large = new Disk({ target: 2, lun: 0, blocks: 300, latencyNs: [0, 0] });
    expect(run(large, [0x08, 0, 0, 0, 0, 0]).dataIn).toHaveLength(256 * BLOCK_BYTES);
    expect(run(large, [0x28, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual({ status: STATUS.GOOD, dataIn: NOTHING });
  });

  it.each([
    ['WRITE(6)', [0x0a, 0, 0, 7, 2, 0]],
    ['WRITE(10)', [0x2a, 0, 0, 0, 0, 7, 0, 0, 2, 0]],
  ])('%s stores the blocks and leaves its neighbours', (_, cdb) => {
    const unit = disk();
    const data = Uint8Array.from({ length: 2 * BLOCK_BYTES }, (_value, index) => index * 3);
    expect(unit.dataOutLength(Uint8Array.from(cdb))).toBe(data.length);
    run(unit, cdb, data);
    expect(unit.read(7, 2)).toEqual(data);
    expect(unit.read(6, 1)).toEqual(initialBlock(2, 0, 6));
    expect(unit.read(9, 1)).toEqual(initialBlock(2, 0, 9));
  });

  it('stores only whole blocks when data are missing', () => {
    const unit = disk();
    run(unit, [0x0a, 0, 0, 7, 2, 0], new Uint8Array(BLOCK_BYTES + 100));
    expect(unit.read(7, 1)).toEqual(new Uint8Array(BLOCK_BYTES));
    expect(unit.read(8, 1)).toEqual(initialBlock(2, 0, 8));
  });

  it.each([
    ['READ(10) at the end', [0x28, 0, 0, 0, 0, BLOCKS, 0, 0, 1, 0]],
    ['READ(10) across the end', [0x28, 0, 0, 0, 0, BLOCKS - 1, 0, 0, 2, 0]],
    ['READ(10) far away', [0x28, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 1, 0]],
    ['WRITE(6) across the end', [0x0a, 0, 0, BLOCKS - 1, 2, 0]],
  ])('refuses %s with 5/21/00', (_, cdb) => {
    const unit = disk();
    expect(unit.dataOutLength(Uint8Array.from(cdb))).toBe(0);
    expect(run(unit, cdb).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([5, 0x21, 0]);
  });

  it('refuses an unknown operation code with 5/20/00, and keeps the sense data until the next command', () => {
    const unit = disk();
    run(unit, [0xc1, 0, 0, 0, 0, 0]);
    expect(sense(unit)).toEqual([5, 0x20, 0]);
    expect(sense(unit)).toEqual([0, 0, 0]);
    run(unit, [0xc1, 0, 0, 0, 0, 0]);
    run(unit, [0, 0, 0, 0, 0, 0]);
    expect(sense(unit)).toEqual([0, 0, 0]);
  });

  it('sends what lies before a bad block, then says with 3/11/00 where that is', () => {
    const unit = new Disk({ target: 2, lun: 0, blocks: BLOCKS, latencyNs: [0, 0], badBlocks: [30, 9] });
    const { status, dataIn } = run(unit, [0x28, 0, 0, 0, 0, 7, 0, 0, 5, 0]);
    expect([status, dataIn]).toEqual([STATUS.CHECK_CONDITION, unit.read(7, 2)]);
    const data = run(unit, [0x03, 0, 0, 0, 18, 0]).dataIn;
    expect([...data.slice(0, 7)]).toEqual([0xf0, 0, 3, 0, 0, 0, 9]);
    expect([data[12], data[13]]).toEqual([0x11, 0]);
    expect(run(unit, [0x28, 0, 0, 0, 0, 10, 0, 0, 20, 0]).status).toBe(STATUS.GOOD);
  });

  it('stores what lies before a bad block', () => {
    const unit = new Disk({ target: 2, lun: 0, blocks: BLOCKS, latencyNs: [0, 0], badBlocks: [8] });
    const data = new Uint8Array(3 * BLOCK_BYTES).fill(0x55);
    expect(run(unit, [0x2a, 0, 0, 0, 0, 7, 0, 0, 3, 0], data).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([3, 0x0c, 2]);
    expect(unit.read(7, 1)).toEqual(data.slice(0, BLOCK_BYTES));
    expect(unit.read(9, 1)).toEqual(initialBlock(2, 0, 9));
  });

  it('holds different data in every block', () => {
    const first = (target: number, lba: number) => initialBlock(target, 0, lba).slice(0, 16).join();
    const all = [0, 1].flatMap((target) => Array.from({ length: 2_000 }, (_, lba) => first(target, lba)));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('absent logical unit', () => {
  const unit = new Target(2, [disk()]).unit(3);

  it('says in INQUIRY data that there is none', () => {
    expect(run(unit, [0x12, 0, 0, 0, 36, 0]).dataIn[0]).toBe(0x7f);
  });

  it('refuses other commands with 5/25/00', () => {
    expect(run(unit, [0, 0, 0, 0, 0, 0]).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([5, 0x25, 0]);
  });
});
