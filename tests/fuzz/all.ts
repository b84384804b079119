/**
 * `npm run fuzz [-- <drivers> [<first seed>]]`: random small miniports, valid C without sense, each run once. Exit 1 when
 * one of them ends in a way that nobody could explain, or is a fault of the simulator.
 */

import fc from 'fast-check';
import { BUSY, endOf, runEach } from '../../sandbox/scsiport/miniport.fixture.ts';
import { senselessMiniport } from '../../sandbox/scsiport/senseless.fixture.ts';
import { unexplained } from '../../sandbox/scsiport/senseless-run.fixture.ts';

/** Miniports compiled together. */
const BATCH = 40;

const [drivers = 10_000, firstSeed = 1] = process.argv.slice(2).map(Number);
const machine = { ...BUSY, limitNs: 15e9 };
const ends = new Map<string, number>();
let faults = 0;

for (let batch = 0; batch * BATCH < drivers; batch += 1) {
  const seed = firstSeed + batch;
  const numRuns = Math.min(BATCH, drivers - batch * BATCH);
  const miniports = fc.sample(senselessMiniport, { numRuns, seed });
  const runs = await runEach(miniports, machine, seed);
  for (const [index, events] of runs.entries()) {
    const end = endOf(events);
    ends.set(end, (ends.get(end) ?? 0) + 1);
    for (const wrong of unexplained(events)) {
      faults += 1;
      console.error(`seed ${seed}, miniport ${index}: ${wrong}`);
    }
  }
}

for (const [end, count] of [...ends].sort(([, a], [, b]) => b - a)) console.log(`${count}\t${end}`);
console.log(`${drivers} miniports, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
