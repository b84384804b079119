import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { message } from './message.ts';
import { parseScenario, type ScenarioError } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';

const valid = readFileSync(
  new URL('../../content/scenarios/not-mine/scenario.yaml', import.meta.url),
  'utf8',
);
const path = 'content/scenarios/not-mine/scenario.yaml';

function errors(text: string): readonly ScenarioError[] {
  const result = parseScenario(text, path);
  return 'id' in result ? [] : result;
}

/** The scenario with one line changed, and the number of that line. */
function change(from: string, to: string): { text: string; line: number } {
  expect(valid).toContain(from);
  return { text: valid.replace(from, to), line: valid.slice(0, valid.indexOf(from)).split('\n').length };
}

test('a scenario is named for its folder and has its times in nanoseconds', () => {
  const scenario = parseScenario(valid, path) as Scenario;
  expect(scenario.id).toBe('not-mine');
  expect(scenario.seeds).toBe(200);
  expect(scenario.machine.neighbour?.serviceNs).toBe(8_000);
  expect(scenario.machine.limitNs).toBe(15_000_000_000);
  const quickly = scenario.checks.find(({ id }) => id === 'refuses-quickly');
  expect(quickly).toMatchObject({ check: 'refuses-quickly', statement: 'S2', parameters: { maxUs: 10 } });
});

test('what the registry tells the miniport, and whether the buses are searched, reach the machine', () => {
  const { text } = change(
    'machine:\n',
    'machine:\n  argumentString: "DriverParameter=1"\n  scansBuses: true\n',
  );
  expect((parseScenario(text, path) as Scenario).machine).toMatchObject({
    argumentString: 'DriverParameter=1',
    scansBuses: true,
  });
  const { text: japanese } = change('machine:\n', 'machine:\n  argumentString: "引数"\n');
  expect(errors(japanese)).toMatchObject([{ message: { key: 'scenario-error.format' } }]);
});

describe('an error names line and column, what is wrong and what is allowed:', () => {
  test('an unknown key, with the one that was meant', () => {
    const { text, line } = change('fetchNs:', 'fetchNS:');
    const [unknown] = errors(text).filter(({ message: { key } }) => key.includes('unknown-key'));
    expect(unknown).toEqual({
      path,
      line,
      column: 5,
      message: message('scenario-error.unknown-key-did-you-mean', {
        value: 'fetchNS',
        allowed:
          'model, fetchNs, bytesPerSecond, interrupts, coalesceNs, busEvents, buses, systemDma, pio, faults',
        nearest: 'fetchNs',
      }),
    });
  });

  test('a wrong type', () => {
    const { text, line } = change('irq: 11', 'irq: eleven');
    expect(errors(text)).toEqual([
      {
        path,
        line,
        column: 8,
        message: message('scenario-error.type-number', { where: 'machine.irq', value: '"eleven"' }),
      },
    ]);
  });

  test('a number out of range', () => {
    const { text, line } = change('irq: 11', 'irq: 16');
    expect(errors(text)).toMatchObject([{ line, message: { key: 'scenario-error.too-big' } }]);
  });

  test('a value that is none of the allowed', () => {
    const { text, line } = change('position: after', 'position: afte');
    expect(errors(text)).toMatchObject([
      {
        line,
        message: {
          key: 'scenario-error.not-among-did-you-mean',
          parameters: { nearest: 'after', allowed: 'before, after' },
        },
      },
    ]);
  });

  test('a duplicate key', () => {
    const { text, line } = change('  irq: 11\n', '  irq: 11\n  irq: 10\n');
    expect(errors(text)).toEqual([
      { path, line: line + 1, column: 3, message: message('scenario-error.duplicate-key', { key: 'irq' }) },
    ]);
  });

  test('text that is no YAML', () => {
    const { text, line } = change('irq: 11', 'irq: [11');
    const [first] = errors(text);
    expect(first?.message.key).toBe('scenario-error.syntax');
    expect(first?.line).toBeGreaterThanOrEqual(line);
  });

  test('a missing key, at its owner', () => {
    const { text } = change('  irq: 11\n', '');
    expect(errors(text)).toMatchObject([
      { message: { key: 'scenario-error.missing-number', parameters: { where: 'machine.irq' } } },
    ]);
  });

  test('a check that does not exist', () => {
    const { text } = change('id: status-first', 'id: status-frist');
    expect(errors(text)).toMatchObject([
      { message: { key: 'scenario-error.not-among-did-you-mean', parameters: { nearest: 'status-first' } } },
    ]);
  });

  test('a parameter that the check does not have', () => {
    const { text } = change('maxUs: 10 }', 'maxUS: 10 }');
    expect(
      errors(text)
        .map(({ message: { key } }) => key)
        .sort(),
    ).toEqual(['scenario-error.missing-number', 'scenario-error.unknown-key-did-you-mean']);
  });

  test('an interval upside down', () => {
    const { text, line } = change('gapUs: [60, 500]', 'gapUs: [500, 60]');
    expect(errors(text)).toMatchObject([{ line, message: { key: 'scenario-error.interval' } }]);
  });

  test('a wrong answer that is to fail what nobody checks', () => {
    const { text, line } = change(
      'fails: status-first, mistake: own-books',
      'fails: nothing, mistake: own-books',
    );
    expect(errors(text)).toMatchObject([{ line, message: { key: 'scenario-error.not-among' } }]);
  });

  test('a statement that the scenario does not teach', () => {
    const { text } = change('id: status-first, statement: S1', 'id: status-first, statement: S9');
    expect(errors(text)).toMatchObject([
      { message: { key: 'scenario-error.not-among', parameters: { value: 'S9', allowed: 'S1, S2' } } },
    ]);
  });

  test('an empty file', () => {
    expect(errors('')).toHaveLength(1);
  });
});
