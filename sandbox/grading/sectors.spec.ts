import { expect, it } from 'vitest';
import { Disk } from '../scsi/disk.ts';
import { endOf, prepareMiniport, QUIET, said } from '../scsiport/miniport.fixture.ts';
import type { MachineConfig } from './machine-config.ts';
import { runMachine } from './simulate.ts';

const SEEDS = 10;

const WRITES: MachineConfig = {
  ...QUIET,
  targets: [0, 1].map((target) => ({ target, lun: 0, blocks: 24, latencyNs: [50_000, 400_000] })),
  workload: { requests: 30, transferBlocks: [1, 4], writePercent: 60, gapNs: [0, 50_000] },
};

/** Says what each WRITE is to store and where, before the HBA has it: target, block, and a sum over the block. */
const MINIPORT = {
  registration: 'data.MapBuffers = TRUE;',
  startIo: `ULONG block, byte, sum;
  for (block = 0; srb->Cdb[0] == SCSIOP_WRITE && block < srb->Cdb[8]; block++) {
    for (sum = 0, byte = 0; byte < 512; byte++) sum = sum * 31 + ((PUCHAR)srb->DataBuffer)[512 * block + byte];
    SAY("%u %u %u", srb->TargetId, srb->Cdb[5] + block, sum);
  }
  Send(x, srb);
  return TRUE;`,
};

function sumOf(sector: Uint8Array): number {
  return sector.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 0);
}

it('every sector holds, after the run, what was written to it last', async () => {
  const prepared = await prepareMiniport(MINIPORT);
  let written = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { trace, units } = runMachine(prepared, WRITES, seed);
    expect(endOf(trace.events)).toBe('quiescent');
    const last = new Map<string, number>();
    for (const line of said(trace.events)) {
      const [target, lba, sum] = line.split(' ').map(Number);
      last.set(`${target} ${lba}`, sum ?? Number.NaN);
    }
    for (const disk of units.flat()) {
      if (!(disk instanceof Disk)) throw new Error('there are disks alone');
      for (let lba = 0; lba < disk.blocks; lba += 1) {
        const expected = last.get(`${disk.target} ${lba}`);
        if (expected === undefined) continue;
        expect([seed, disk.target, lba, sumOf(disk.read(lba, 1))]).toEqual([
          seed,
          disk.target,
          lba,
          expected,
        ]);
        written += 1;
      }
    }
  }
  expect(written).toBeGreaterThan(SEEDS * 10);
});

it('no sector changes that nothing was written to', async () => {
  const prepared = await prepareMiniport({ registration: MINIPORT.registration });
  const afterReads = (requests: number): number[] => {
    const workload = { ...WRITES.workload, requests, writePercent: 0 };
    const { units } = runMachine(prepared, { ...WRITES, workload }, 1);
    return units.flat().map((disk) => (disk instanceof Disk ? sumOf(disk.read(0, disk.blocks)) : 0));
  };
  expect(afterReads(30)).toEqual(afterReads(0));
});
