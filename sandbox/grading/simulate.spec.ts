import { beforeAll, describe, expect, it } from 'vitest';
import type { PreparedProgram } from '../program/prepare.ts';
import { BUSY, prepareScenario, QUIET, returned } from '../scsiport/miniport.fixture.ts';
import { contradictions } from '../scsiport/well-formed.fixture.ts';
import { hashTrace } from '../trace/hash.ts';
import type { MachineConfig } from './machine-config.ts';
import { simulate } from './simulate.ts';

const SHARED: MachineConfig = {
  ...BUSY,
  neighbour: { model: 'ethernet', position: 'after', packets: 20, gapNs: [20_000, 400_000], serviceNs: 8000 },
};
const COMMON = ['service.c', 'startio.c', 'adapter.c'];
const SOLUTIONS: readonly [scenario: string, given: readonly string[], machine: MachineConfig][] = [
  ['first-interrupt', ['whole-service.c', 'one-at-a-time.c'], BUSY],
  ['not-mine', ['entry.c', 'one-at-a-time.c'], SHARED],
  ['dismiss', ['entry.c', 'overlapped.c'], SHARED],
];

const programs = new Map<string, PreparedProgram>();

beforeAll(async () => {
  for (const [scenario, given] of SOLUTIONS) {
    programs.set(scenario, await prepareScenario([...COMMON, ...given], `${scenario}/solution.c`));
  }
});

function program(scenario: string): PreparedProgram {
  const prepared = programs.get(scenario);
  if (prepared === undefined) throw new Error(`no program for ${scenario}`);
  return prepared;
}

function hash(scenario: string, machine: MachineConfig, seed: number): string {
  return hashTrace(simulate(program(scenario), machine, seed).events);
}

describe('a run', () => {
  it('is the same whenever program, machine and seed are, alone or between others', () => {
    const seeds = [1, 2, 0, -1, 0x7fff_ffff, 0xffff_fffe];
    const alone = seeds.map((seed) => hash('dismiss', SHARED, seed));
    const between = seeds.map((seed) => {
      simulate(program('not-mine'), SHARED, seed + 1);
      simulate(program('dismiss'), QUIET, seed);
      return hash('dismiss', SHARED, seed);
    });
    expect(between).toEqual(alone);
    expect([...seeds].reverse().map((seed) => hash('dismiss', SHARED, seed))).toEqual([...alone].reverse());
  });

  it('is another with another seed, machine or program', () => {
    const seeds = Array.from({ length: 100 }, (_, seed) => hash('dismiss', SHARED, seed));
    expect(new Set(seeds).size).toBe(100);
    expect(hash('dismiss', BUSY, 1)).not.toBe(hash('dismiss', SHARED, 1));
    expect(hash('not-mine', SHARED, 1)).not.toBe(hash('dismiss', SHARED, 1));
  });

  it('changes nothing in the prepared program', () => {
    const before = hash('dismiss', SHARED, 5);
    for (let seed = 0; seed < 20; seed += 1) simulate(program('dismiss'), SHARED, seed);
    expect(hash('dismiss', SHARED, 5)).toBe(before);
  });
});

describe.each(SOLUTIONS)('the solution of %s', (scenario, _given, machine) => {
  it('completes every request intact, in a sound trace, with every seed', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const { events } = simulate(program(scenario), machine, seed);
      const bad = [...contradictions(events), ...returned(events).filter(({ dataIntact }) => !dataIntact)];
      expect({ seed, bad, requests: returned(events).length, end: events.at(-1) }).toMatchObject({
        bad: [],
        requests: machine.workload.requests,
        end: { reason: 'quiescent' },
      });
    }
  });
});
