import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';

const path = 'content/scenarios/not-mine/scenario.yaml';
const file = readFileSync(new URL('../../content/scenarios/not-mine/scenario.yaml', import.meta.url), 'utf8');

/** The scenario with something more to say of its HBA. */
function withHba(hba: object): ReturnType<typeof parseScenario> {
  const scenario = parse(file);
  Object.assign(scenario.machine.hba, hba);
  return parseScenario(stringify(scenario), path);
}

test('variant, coalescing and faults of the HBA reach the machine as they are written', () => {
  const hba = {
    interrupts: 'unmaskable',
    coalesceNs: 100_000,
    busEvents: true,
    faults: [
      { kind: 'parity', everyRequests: [3, 9] },
      { kind: 'late-interrupt', everyRequests: [5, 5], lateNs: [1_000, 2_000] },
    ],
  };
  expect((withHba(hba) as Scenario).machine.hba).toMatchObject(hba);
});

test('a fetch always takes the same time, or one between two', () => {
  const { hba } = (withHba({ fetchNs: [2_000, 20_000] }) as Scenario).machine;
  expect(hba).toMatchObject({ fetchNs: [2_000, 20_000] });
  expect(withHba({ fetchNs: [20_000, 2_000] })).toMatchObject([
    { message: { key: 'scenario-error.interval' } },
  ]);
  expect(withHba({ fetchNs: -1 })).toHaveLength(1);
});

test.each(['late-interrupt', 'lost-interrupt', 'spurious'])('%s needs an interrupt line', (kind) => {
  expect(withHba({ interrupts: 'none', faults: [{ kind, everyRequests: [2, 4] }] })).toMatchObject([
    { message: { key: 'scenario-error.not-among', parameters: { value: kind } } },
  ]);
});

test('the channel of the system DMA variant is one that a device can be on', () => {
  const { hba } = (withHba({ systemDma: { channel: 5 } }) as Scenario).machine;
  expect(hba).toMatchObject({ systemDma: { channel: 5 } });
  expect(withHba({ systemDma: { channel: 4 } })).toHaveLength(1);
});

test('the FIFO of the PIO variant has 1 to 128 bytes', () => {
  const { hba } = (withHba({ pio: { fifoBytes: 16 } }) as Scenario).machine;
  expect(hba).toMatchObject({ pio: { fifoBytes: 16 } });
  for (const fifoBytes of [0, 129]) expect(withHba({ pio: { fifoBytes } })).toHaveLength(1);
});

test('the data go one way: by system DMA or by PIO', () => {
  expect(withHba({ systemDma: { channel: 5 }, pio: { fifoBytes: 16 } })).toMatchObject([
    { message: { key: 'scenario-error.unknown-key', parameters: { value: 'pio' } } },
  ]);
});

test('an HBA has two buses only where it is a bus master', () => {
  expect((withHba({ buses: 2 }) as Scenario).machine.hba).toMatchObject({ buses: 2 });
  expect(withHba({ buses: 3 })).toHaveLength(1);
  for (const variant of [{ systemDma: { channel: 5 } }, { pio: { fifoBytes: 16 } }]) {
    expect(withHba({ buses: 1, ...variant })).not.toHaveProperty('length');
    expect(withHba({ buses: 2, ...variant })).toMatchObject([
      { message: { key: 'scenario-error.unknown-key', parameters: { value: 'buses' } } },
    ]);
  }
});

test('a fault strikes one request of at least one', () => {
  expect(withHba({ faults: [{ kind: 'parity', everyRequests: [0, 4] }] })).toHaveLength(1);
});
