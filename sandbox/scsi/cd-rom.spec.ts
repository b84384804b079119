import { describe, expect, it } from 'vitest';
import { CD_BLOCK_BYTES, CdRom } from './cd-rom.ts';
import { STATUS } from './cdb.ts';
import { patternBlock } from './medium.ts';

const CONFIG = { target: 4, lun: 0, blocks: 1000, latencyNs: [0, 0] } as const;
const run = (unit: CdRom, cdb: readonly number[]) => unit.execute(Uint8Array.from(cdb), new Uint8Array(0));
const sense = (unit: CdRom) => {
  const data = run(unit, [0x03, 0, 0, 0, 18, 0]).dataIn;
  return [data[2], data[12], data[13]];
};
const readToc = (startingTrack: number, msf = 0) => [0x43, msf, 0, 0, 0, 0, startingTrack, 0, 255, 0];

describe('CD-ROM', () => {
  it('has blocks of 2048 bytes', () => {
    const unit = new CdRom(CONFIG);
    expect([...run(unit, [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0]).dataIn]).toEqual([0, 0, 3, 231, 0, 0, 8, 0]);
    const { dataIn } = run(unit, [0x28, 0, 0, 0, 0, 7, 0, 0, 2, 0]);
    expect(dataIn.slice(CD_BLOCK_BYTES)).toEqual(patternBlock(CONFIG, 8, CD_BLOCK_BYTES));
    expect(dataIn).toEqual(unit.read(7, 2));
  });

  it('cannot be written', () => {
    const unit = new CdRom(CONFIG);
    const write = [0x2a, 0, 0, 0, 0, 7, 0, 0, 1, 0];
    expect(unit.dataOutLength(Uint8Array.from(write))).toBe(0);
    expect(run(unit, write).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([5, 0x20, 0]);
  });

  it('refuses blocks beyond its capacity with 5/21/00', () => {
    const unit = new CdRom(CONFIG);
    run(unit, [0x28, 0, 0, 0, 3, 231, 0, 0, 2, 0]);
    expect(sense(unit)).toEqual([5, 0x21, 0]);
  });

  it('lists its one data track and the lead-out behind it', () => {
    const track = [0, 0x14, 1, 0, 0, 0, 0, 0];
    const leadOut = [0, 0x14, 0xaa, 0, 0, 0, 3, 232];
    const unit = new CdRom(CONFIG);
    expect([...run(unit, readToc(0)).dataIn]).toEqual([0, 18, 1, 1, ...track, ...leadOut]);
    expect([...run(unit, readToc(0xaa)).dataIn]).toEqual([0, 10, 1, 1, ...leadOut]);
    expect(run(unit, [0x43, 0, 0, 0, 0, 0, 0, 0, 4, 0]).dataIn).toHaveLength(4);
  });

  it.each([
    ['a track that it does not have', readToc(2)],
    ['addresses in minutes', readToc(0, 2)],
  ])('refuses to list %s with 5/24/00', (_, cdb) => {
    const unit = new CdRom(CONFIG);
    run(unit, cdb);
    expect(sense(unit)).toEqual([5, 0x24, 0]);
  });
});

describe('an empty CD-ROM drive', () => {
  const empty = () => new CdRom({ ...CONFIG, medium: false });

  it.each([
    ['TEST UNIT READY', [0, 0, 0, 0, 0, 0]],
    ['READ(10)', [0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0]],
    ['READ CAPACITY', [0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['READ TOC', readToc(0)],
  ])('answers %s with 2/3A/00', (_, cdb) => {
    const unit = empty();
    expect(run(unit, cdb).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(unit)).toEqual([2, 0x3a, 0]);
  });

  it('identifies itself all the same', () => {
    expect(run(empty(), [0x12, 0, 0, 0, 36, 0]).status).toBe(STATUS.GOOD);
  });
});
