import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { message } from './message.ts';
import { parseScenario } from './parse-scenario.ts';

const path = 'content/scenarios/dismiss/scenario.yaml';
const valid = readFileSync(new URL('../../content/scenarios/dismiss/scenario.yaml', import.meta.url), 'utf8');
const UNIT = 'latencyUs: [20, 200]';

/** The scenario with keys added to its first unit and to its workload. */
function parse(unit: string, workload = ''): ReturnType<typeof parseScenario> {
  return parseScenario(
    valid.replace(UNIT, `${UNIT}${unit}`).replace('workload:', `workload:${workload}`),
    path,
  );
}

test('a unit is a disk, and faultless, unless it says otherwise', () => {
  const result = parse('');
  expect(result).toMatchObject({
    machine: { targets: [{ target: 0, lun: 0, blocks: 2048, latencyNs: [20_000, 200_000] }, {}, {}] },
  });
  expect('machine' in result && Object.keys(result.machine.targets[0] ?? {})).toHaveLength(4);
});

test('a unit is on a bus that the HBA has', () => {
  expect(parse(', bus: 1')).toMatchObject([
    { message: message('scenario-error.not-among', { value: 1, allowed: '0' }) },
  ]);
  expect(parse(', bus: 2')).toHaveLength(1);
  const twoBuses = valid.replace('fetchNs:', 'buses: 2\n    fetchNs:').replace(UNIT, `${UNIT}, bus: 1`);
  expect(parseScenario(twoBuses, path)).toMatchObject({ machine: { targets: [{ bus: 1 }, {}, {}] } });
});

test('types, faults and retries reach the machine', () => {
  const unit = ', type: cd-rom, medium: false, unitAttention: true, busyPercent: 10, queueFullPercent: 5';
  expect(parse(unit, '\n  retries: 8\n  disableDisconnectPercent: 20')).toMatchObject({
    machine: {
      targets: [
        { type: 'cd-rom', medium: false, unitAttention: true, busyPercent: 10, queueFullPercent: 5 },
        {},
        {},
      ],
      workload: { retries: 8, disableDisconnectPercent: 20, gapNs: [5000, 90_000] },
    },
  });
});

test.each([
  [', medium: false', 'medium'],
  [', filemarkEvery: 3', 'filemarkEvery'],
  [', type: tape, badBlocks: [3]', 'badBlocks'],
])('a unit has no knob of another type (%s)', (unit, value) => {
  const [error] = parse(unit) as readonly { message: { key: string; parameters: unknown } }[];
  expect(error?.message.key).toContain('scenario-error.unknown-key');
  expect(JSON.stringify(error)).toContain(value);
});

test('no more than all commands are refused', () => {
  expect(parse(', busyPercent: 70, queueFullPercent: 40')).toMatchObject([
    {
      message: message('scenario-error.too-big', {
        where: 'machine.targets.0.queueFullPercent',
        limit: 30,
        value: '40',
      }),
    },
  ]);
});
