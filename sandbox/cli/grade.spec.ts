import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('grade.ts', import.meta.url));
const SCENARIOS = fileURLToPath(new URL('../../content/scenarios/', import.meta.url));
const solution = `${SCENARIOS}not-mine/solution.c`;

function grade(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('exit code 0: the file passes', () => {
  test('and --json is one object with everything that a tool needs', () => {
    const { status, stdout } = grade('not-mine', solution, '--seeds', '2', '--json');
    expect(status).toBe(0);
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({
      scenario: 'not-mine',
      verdict: 'passed',
      diagnostics: [],
      seeds: 2,
      traceHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      metrics: { longestIsrNs: expect.any(Number), isrCount: expect.any(Number) },
    });
  });
});

describe('exit code 1: the file fails', () => {
  test('with check, moment, line, seed, expected, actual and earlier event', () => {
    const { status, stdout } = grade(
      'not-mine',
      `${SCENARIOS}not-mine/wrong/always-true.c`,
      '--seeds',
      '2',
      '--json',
    );
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { checks: { verdict: string }[] };
    expect(report.checks.find(({ verdict }) => verdict === 'failed')).toMatchObject({
      id: 'refuses-foreign',
      message: expect.any(String),
      file: 'interrupt.c',
      line: expect.any(Number),
      timeNs: expect.any(Number),
      seed: 1,
      expected: expect.any(String),
      actual: expect.any(String),
      earlier: { message: expect.any(String), timeNs: expect.any(Number) },
    });
  });

  test('with code and parameters of the bug check that ended its run', () => {
    const { stdout } = grade(
      'complete-one',
      `${SCENARIOS}complete-one/wrong/leaves-pending.c`,
      '--seeds',
      '1',
      '--json',
    );
    const report = JSON.parse(stdout) as { checks: { id: string; verdict: string; bugCheck?: unknown }[] };
    expect(report.checks.find(({ verdict }) => verdict === 'failed')?.bugCheck).toEqual({
      code: 0xf1,
      parameters: [0x1004, expect.any(Number), expect.any(Number), 0],
    });
    const text = grade(
      'complete-one',
      `${SCENARIOS}complete-one/wrong/leaves-pending.c`,
      '--seeds',
      '1',
    ).stdout;
    expect(text).toMatch(/\*\*\* STOP: 0x000000F1 \(0x00001004, 0x[0-9A-F]{8}, 0x[0-9A-F]{8}, 0x00000000\)/);
  });

  test('or does not compile, with the line and a caret', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'interrupt.c');
    writeFileSync(file, '#include "one-at-a-time.h"\n\nint x = ;\n');
    const { status, stdout } = grade('not-mine', file);
    expect(status).toBe(1);
    expect(stdout).toContain('interrupt.c:3:9: error:');
    expect(stdout).toMatch(/3 \| int x = ;\n +\| {9}\^/);
  });
});

test('a comment that is not UTF-8 harms nobody', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'interrupt.c');
  writeFileSync(
    file,
    Buffer.concat([Buffer.from([0x2f, 0x2a, 0x83, 0x5c, 0x2a, 0x2f]), readFileSync(solution)]),
  );
  expect(grade('not-mine', file, '--seeds', '1').status).toBe(0);
});

test('a file that is no text is an unusable call', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'interrupt.c');
  writeFileSync(file, readFileSync(solution, 'utf8'), 'utf16le');
  const { status, stderr } = grade('not-mine', file);
  expect(status).toBe(2);
  expect(stderr).toContain('UTF-8');
});

test('what breaks the compiler is said in a line, and is no pass', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'interrupt.c');
  writeFileSync(file, `${readFileSync(solution, 'utf8')}\n__asm__(".incbin \\"nowhere\\"");\n`);
  const { status, stdout, stderr } = grade('not-mine', file);
  expect(status).toBe(1);
  expect(stdout).toContain('nowhere');
  expect(stderr).toBe('');
});

describe('exit code 2: the call is unusable, and the usage says how to call', () => {
  test.each([
    { name: 'an unknown scenario', args: ['not-min', solution], says: 'did you mean not-mine?' },
    { name: 'a file that is not there', args: ['not-mine', 'nowhere.c'], says: 'nowhere.c' },
    { name: 'a number of seeds that is none', args: ['not-mine', solution, '--seeds', '0'], says: '--seeds' },
    { name: 'an unknown option', args: ['not-mine', solution, '--loud'], says: '--loud' },
    { name: 'an unknown locale', args: ['not-mine', solution, '--locale', 'fr'], says: 'fr' },
    { name: 'nothing at all', args: [], says: 'usage' },
  ])('$name', ({ args, says }) => {
    const { status, stdout, stderr } = grade(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr).toContain('npm run --silent grade');
  });
});
