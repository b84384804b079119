import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createNodeCompiler } from '../cli/node-toolchain.ts';
import { readGiven, readScenario } from '../cli/scenario-folder.ts';
import type { Compiler } from '../toolchain/compiler.ts';
import { gradeSource } from './grade-source.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';

const scenario = readScenario('not-mine') as Scenario;
const solution = readFileSync(
  new URL('../../content/scenarios/not-mine/solution.c', import.meta.url),
  'utf8',
);

let compiler: Compiler;

beforeAll(async () => {
  compiler = await createNodeCompiler();
});

/** The verdict on the solution with something added to it. */
async function grade(addition: string): Promise<Report> {
  const text = `${solution}\n${addition}`;
  const { report } = await gradeSource(compiler, scenario, text, readGiven(scenario).files, { seeds: 2 });
  return report;
}

describe('a program that the simulator cannot run is unsupported, in no run, and the report says why:', () => {
  test.each([
    {
      name: 'an import with arguments that are no words',
      addition:
        '__attribute__((import_module("env"), import_name("Wide"))) long long Wide(long long value);\nvoid *keep = (void *)Wide;',
    },
    {
      name: 'an import that is no routine of the port driver',
      addition:
        '__attribute__((import_module("env"), import_name("Beep"))) void Beep(void);\nvoid *keep = (void *)Beep;',
    },
    {
      name: 'an import of another module',
      addition:
        '__attribute__((import_module("wasi"), import_name("exit"))) void Exit(void);\nvoid *keep = (void *)Exit;',
    },
  ])('$name', async ({ addition }) => {
    const report = await grade(addition);
    expect(report).toMatchObject({
      verdict: 'unsupported',
      seeds: 0,
      unsupported: { message: { key: 'unsupported.module' }, detail: expect.stringMatching(/./) },
    });
    expect(new Set(report.checks.map(({ verdict }) => verdict))).toEqual(new Set(['not-reached']));
  });

  test.each([
    { name: 'faults', body: '*(volatile ULONG *)4 = 0;' },
    { name: 'never ends', body: 'for (;;) { }' },
    { name: 'calls the port driver', body: 'ScsiPortStallExecution(1);' },
  ])('a constructor that $name, with its line', async ({ body }) => {
    const report = await grade(`__attribute__((constructor)) static void Before(void) { ${body} }`);
    expect(report).toMatchObject({
      verdict: 'unsupported',
      seeds: 0,
      unsupported: { message: { key: 'unsupported.constructor' }, at: { file: 'interrupt.c' } },
    });
  });
});

test('a constructor that keeps to itself is run', async () => {
  const report = await grade(
    'static ULONG ready;\n__attribute__((constructor)) static void Before(void) { ready = 1; }',
  );
  expect(report.verdict).toBe('passed');
});
