import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { randomStream } from '../machine/random.ts';
import { message } from './message.ts';
import { parseScenario } from './parse-scenario.ts';
import { type AllowedAddresses, drawAddresses, withoutAddress } from './unit-addresses.ts';

const SEEDS = Array.from({ length: 500 }, (_, index) => index + 1);
const path = 'content/scenarios/dismiss/scenario.yaml';
const scenario = readFileSync(
  new URL('../../content/scenarios/dismiss/scenario.yaml', import.meta.url),
  'utf8',
);

function draw(units: readonly AllowedAddresses[], seed: number): string[] {
  const drawn = drawAddresses(units, randomStream(seed, 'addresses'));
  return drawn.map(({ target, lun }) => `${target}.${lun}`);
}

/** The scenario with other addresses for its units, and a second adapter with those units. */
function withUnits(units: readonly object[], others?: readonly object[]): ReturnType<typeof parseScenario> {
  const file = parse(scenario);
  const { irq, hba } = file.machine;
  const disks = (addresses: readonly object[]) =>
    addresses.map((address) => ({ blocks: 64, latencyUs: [20, 200], ...address }));
  file.machine.targets = disks(units);
  if (others !== undefined) file.machine.otherAdapters = [{ irq, hba, targets: disks(others) }];
  return parseScenario(stringify(file), path);
}

test('a number stays what it is and draws nothing', () => {
  const units = [
    { target: 3, lun: 1 },
    { target: 0, lun: 0 },
  ];
  const nothing = (): number => {
    throw new Error('drawn');
  };
  expect(drawAddresses(units, nothing)).toMatchObject(units);
});

test('units of one address on two buses are not in the way of each other', () => {
  const units = ([0, 1] as const).map((bus) => ({ bus, target: 3, lun: 1 }));
  expect(withoutAddress(units)).toEqual([]);
  expect(draw(units, 1)).toEqual(['3.1', '3.1']);
});

test('each run draws from the lists: all addresses in the long run, the same for the same seed', () => {
  const units = [
    { target: [0, 3, 6], lun: [0, 1] },
    { target: 2, lun: [0, 7] },
  ];
  const runs = SEEDS.map((seed) => draw(units, seed));
  expect(SEEDS.map((seed) => draw(units, seed))).toEqual(runs);
  const [first, second] = [0, 1].map((unit) => [...new Set(runs.map((run) => run[unit]))].sort());
  expect(first).toEqual(['0.0', '0.1', '3.0', '3.1', '6.0', '6.1']);
  expect(second).toEqual(['2.0', '2.7']);
});

test('each address of a list comes about as often as any other', () => {
  const counts = new Map<string | undefined, number>();
  for (const seed of SEEDS) {
    const [unit] = draw([{ target: [0, 1, 2, 3, 4], lun: 0 }], seed);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(40);
});

test('no two units get the same address, however narrow the choice', () => {
  const units = [
    { target: [0, 1, 2], lun: 0 },
    { target: [0, 1], lun: 0 },
    { target: [0, 2], lun: 0 },
  ];
  for (const seed of SEEDS) expect(new Set(draw(units, seed)).size).toBe(3);
  expect(new Set(SEEDS.map((seed) => draw(units, seed).join())).size).toBe(3);
  expect(
    draw(
      [
        { target: [0, 1], lun: 4 },
        { target: 0, lun: 4 },
      ],
      1,
    ),
  ).toEqual(['1.4', '0.4']);
});

test('names the units for which no address is left', () => {
  const pair = { target: [0, 1], lun: 0 };
  expect(withoutAddress([pair, pair])).toEqual([]);
  expect(withoutAddress([pair, pair, { target: 1, lun: 1 }, pair])).toEqual([3]);
  expect(() => draw([pair, pair, pair], 1)).toThrow(RangeError);
});

test('a scenario may leave target and lun to the seed', () => {
  const units = [{ target: [0, 1, 3, 5], lun: [0, 2] }];
  expect(withUnits(units)).toMatchObject({ machine: { targets: units } });
});

test.each([
  [
    'two units at one address',
    [
      { target: 0, lun: 0 },
      { target: 0, lun: 0 },
    ],
  ],
  [
    'more units than addresses',
    [
      { target: [0, 1], lun: 0 },
      { target: [0, 1], lun: 0 },
      { target: 1, lun: 0 },
    ],
  ],
])('refuses %s, on every bus', (_what, units) => {
  const where = `targets.${units.length - 1}`;
  expect(withUnits(units)).toMatchObject([
    { message: message('scenario-error.no-address', { where: `machine.${where}` }) },
  ]);
  expect(withUnits([{ target: 0, lun: 0 }], units)).toMatchObject([
    { message: message('scenario-error.no-address', { where: `machine.otherAdapters.0.${where}` }) },
  ]);
});

test.each([
  [7, 'too-big', { where: 'machine.targets.0.target', limit: 6, value: '7' }],
  [[1, 7], 'too-big', { where: 'machine.targets.0.target.1', limit: 6, value: '7' }],
  [[], 'too-few', { where: 'machine.targets.0.target', limit: 1 }],
  [[3, 0, 3], 'repeated', { where: 'machine.targets.0.target.2', value: 3 }],
  ['zero', 'type-number', { where: 'machine.targets.0.target', value: '"zero"' }],
  [[0, 'one'], 'type-number', { where: 'machine.targets.0.target.1', value: '"one"' }],
  [undefined, 'missing-number', { where: 'machine.targets.0.target' }],
])('says what is wrong with %j', (target, key, parameters) => {
  expect(withUnits([{ target, lun: 0 }])).toMatchObject([
    { message: message(`scenario-error.${key}`, parameters) },
  ]);
});
