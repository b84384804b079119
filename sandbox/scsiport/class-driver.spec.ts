import { describe, expect, it } from 'vitest';
import { PAGE } from '../machine/memory-pool.ts';
import { CdRom } from '../scsi/cd-rom.ts';
import { blockSpan10 } from '../scsi/cdb.ts';
import { Disk, type DiskConfig } from '../scsi/disk.ts';
import { Tape } from '../scsi/tape.ts';
import { bench } from './class-driver.fixture.ts';

const CONFIG = { target: 2, lun: 0, blocks: 256, latencyNs: [0, 0] } as const;
const disk = (config: Partial<DiskConfig> = {}) => new Disk({ ...CONFIG, ...config });
const SECOND = 1e9;

/** Draws the given numbers, over and over. */
function draws(...numbers: readonly number[]): () => number {
  let index = 0;
  return () => numbers[index++ % numbers.length] ?? 0;
}

describe('the class driver', () => {
  it('gets every request back with the right data, writes too', () => {
    const { sent, returned } = bench([disk()], { requests: 20 });
    expect(new Set(sent.map(({ direction }) => direction))).toEqual(new Set(['in', 'out']));
    expect(returned).toHaveLength(20);
    expect(returned.every(({ dataIntact }) => dataIntact)).toBe(true);
  });

  it('numbers SRBs in the order in which it sends them', () => {
    const { sent } = bench([disk()], { transferBlocks: [20, 20] }, { maximumTransferLength: PAGE });
    expect(sent.map(({ id }) => id)).toEqual(sent.map((_, index) => index + 1));
  });
});

describe('units that the miniport has not told of', () => {
  it.each([
    ['on a bus beyond NumberOfBuses', disk({ bus: 1 })],
    ['with a target beyond MaximumNumberOfTargets', disk({ target: 4 })],
    ['with a number beyond MaximumNumberOfLogicalUnits', disk({ lun: 2 })],
  ])('get no request: %s', (_, hidden) => {
    const known = disk({ target: 3, lun: 1 });
    const { sent } = bench([hidden, known], { requests: 8 }, { maximumTargets: 4, maximumUnits: 2 });
    expect(new Set(sent.map(({ path, target, lun }) => `${path}.${target}.${lun}`))).toEqual(
      new Set(['0.3.1']),
    );
  });
});

describe('a transfer beyond the limit of the adapter', () => {
  const split = (writePercent: number) => {
    const unit = disk();
    const workload = { requests: 1, transferBlocks: [35, 35], writePercent } as const;
    return { unit, ...bench([unit], workload, { maximumTransferLength: 2 * PAGE + 100 }) };
  };

  it('becomes several SRBs, which cover it without a gap in blocks and in memory', () => {
    const { sent } = split(0);
    expect(sent.map(({ cdb }) => blockSpan10(cdb))).toEqual([
      { lba: 0, blocks: 16 },
      { lba: 16, blocks: 16 },
      { lba: 32, blocks: 3 },
    ]);
    const [first] = sent;
    expect(sent.map(({ buffer }) => buffer - (first?.buffer ?? 0))).toEqual([0, 2 * PAGE, 4 * PAGE]);
  });

  it.each([0, 100])('comes back whole (%i % writes)', (writePercent) => {
    const { returned, sent, unit } = split(writePercent);
    expect(returned.map(({ dataIntact }) => dataIntact)).toEqual([true, true, true]);
    if (writePercent === 0) return;
    const data = sent.flatMap((request) => [...request.data]);
    expect([...unit.read(0, 35)]).toEqual(data);
  });
});

describe('a transfer to an adapter that takes a list of pages', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [17, 16],
  ])('with %i physical breaks has %i pages at most', (physicalBreaks, pages) => {
    const workload = { requests: 1, transferBlocks: [200, 200], writePercent: 0 } as const;
    const { sent } = bench([disk()], workload, {
      scatterGather: true,
      physicalBreaks,
      maximumTransferLength: 0x10_0000,
    });
    expect(Math.max(...sent.map(({ length }) => length))).toBe(pages * PAGE);
  });
});

describe('a buffer', () => {
  const read = { requests: 1, transferBlocks: [24, 24], writePercent: 0 } as const;

  it('is scattered for an adapter that takes a list of pages', () => {
    const [request] = bench([disk()], read, { scatterGather: true, physicalBreaks: 16 }).sent;
    expect(request?.runs).toEqual([PAGE, PAGE, PAGE]);
  });

  it.each([
    { scatterGather: false, physicalBreaks: 16 },
    { scatterGather: true, physicalBreaks: 0 },
    { scatterGather: true, physicalBreaks: 0xffff_ffff },
  ])('is in one piece for any other (%o)', (configuration) => {
    const [request] = bench([disk()], read, configuration).sent;
    expect(request?.runs).toEqual([3 * PAGE, 2 * PAGE, PAGE]);
  });
});

describe('queue tags', () => {
  const flagsOf = (percent: number, taggedQueuing: boolean) =>
    bench(
      [disk()],
      { requests: 12, writePercent: 0, disableDisconnectPercent: percent },
      { taggedQueuing },
    ).sent.map(({ flags, queueAction }) => `${flags.toString(16)} ${queueAction.toString(16)}`);

  it('are asked for, simple ones, where the adapter queues tagged requests', () => {
    expect(new Set(flagsOf(0, false))).toEqual(new Set(['40 0']));
    expect(new Set(flagsOf(0, true))).toEqual(new Set(['42 20']));
  });

  it('are not asked for by the share that may not leave the bus', () => {
    expect(new Set(flagsOf(50, true))).toEqual(new Set(['42 20', '44 0']));
  });
});

describe('a failed request', () => {
  const badBlock = (retries: number) =>
    bench([disk({ badBlocks: [0] })], { requests: 1, writePercent: 0, retries });

  it('is not sent again unless the workload says so', () => {
    const { sent, returned } = badBlock(0);
    expect(sent).toHaveLength(1);
    expect(returned).toMatchObject([{ scsiStatus: 2, dataIntact: false }]);
  });

  it('is sent again, as a new SRB at the same place, as often as the workload says', () => {
    const { sent, returned } = badBlock(8);
    expect(sent.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(sent.map(({ srb }) => srb)).size).toBe(1);
    expect(returned).toHaveLength(9);
  });

  it('has its frozen queue released each time', () => {
    expect(badBlock(2).released).toEqual(['0.2.0', '0.2.0', '0.2.0']);
  });

  it('succeeds once UNIT ATTENTION has been reported', () => {
    const { returned } = bench([disk({ unitAttention: true })], { requests: 1, retries: 8 });
    expect(returned.map(({ dataIntact }) => dataIntact)).toEqual([false, true]);
  });

  it.each([
    ['BUSY', { busyPercent: 50 }],
    ['QUEUE FULL', { queueFullPercent: 50 }],
  ])('waits a second after %s', (_, refusal) => {
    const unit = disk({ ...refusal, random: draws(1, 100) });
    const { returned } = bench([unit], { requests: 1, retries: 8 });
    expect(returned.map(({ dataIntact }) => dataIntact)).toEqual([false, true]);
    expect((returned[1]?.time ?? 0) - (returned[0]?.time ?? 0)).toBeGreaterThanOrEqual(SECOND);
  });

  it('is not sent again when it can never succeed', () => {
    const unit = new CdRom({ ...CONFIG, medium: false });
    const { sent } = bench([unit], { requests: 3, transferBlocks: [1, 1], retries: 8 });
    expect(sent.map(({ cdb }) => cdb[0])).toEqual([0x12, 0x00, 0x28]);
  });
});

describe('a CD-ROM', () => {
  it('is identified, asked whether it is ready, and read', () => {
    const { sent, returned } = bench([new CdRom(CONFIG)], { requests: 5, writePercent: 100 });
    expect(sent.map(({ cdb }) => cdb[0])).toEqual([0x12, 0x00, 0x28, 0x28, 0x28]);
    expect(returned.every(({ dataIntact }) => dataIntact)).toBe(true);
  });
});

describe('a tape', () => {
  it('gets one request at a time, beginning with INQUIRY, TEST UNIT READY and REWIND', () => {
    const { sent, returned, deepest } = bench([new Tape(CONFIG)], { requests: 20, gapNs: [0, 0] });
    expect(sent.map(({ cdb }) => cdb[0]).slice(0, 3)).toEqual([0x12, 0x00, 0x01]);
    expect(deepest).toBe(1);
    expect(returned).toHaveLength(20);
  });

  it('returns fewer data before a filemark, and they are the right ones', () => {
    const unit = new Tape({ ...CONFIG, filemarkEvery: 3 });
    const { returned } = bench([unit], { requests: 5, transferBlocks: [2, 2], writePercent: 0 });
    expect(returned.slice(3)).toMatchObject([
      { scsiStatus: 0, length: 1024, dataIntact: true },
      { scsiStatus: 2, length: 512, dataIntact: true },
    ]);
  });

  it('is rewound after its end', () => {
    const unit = new Tape({ ...CONFIG, blocks: 1 });
    const { sent, returned } = bench([unit], {
      requests: 6,
      transferBlocks: [1, 1],
      writePercent: 0,
      gapNs: [5000, 5000],
    });
    expect(sent.map(({ cdb }) => cdb[0])).toEqual([0x12, 0x00, 0x01, 0x08, 0x08, 0x01]);
    expect(returned[4]).toMatchObject({ scsiStatus: 2, length: 0, dataIntact: true });
  });
});
