/**
 * Programs that go wrong in one line, and their neighbours that do not, after Miri's and rustc's tests of their
 * diagnostics: a comment in the line says what is to be found there.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { simulate } from '../grading/simulate.ts';
import { prepareSources, QUIET } from '../scsiport/miniport.fixture.ts';
import { QUIET_DMA } from '../scsiport/system-dma.fixture.ts';
import type { EventOf, TraceEvent } from '../trace/event.ts';
import { explainBugCheck } from './explain.ts';

const RULE_FILES = new URL('rules/', import.meta.url);
const PROGRAMS = new URL('programs/', import.meta.url);
const SHARED = ['common.h', 'common.c', 'dma.h'];
const SRB_STATUS_SUCCESS = 0x01;

/** Rules that an ordinary machine gives no occasion to break: a second adapter; requests as large as what is left; DMA. */
const MACHINES: Readonly<Record<string, MachineConfig>> = {
  'foreign-extension': {
    ...QUIET,
    otherAdapters: [{ irq: 9, hba: QUIET.hba, targets: QUIET.targets }],
    workload: { ...QUIET.workload, requests: 12 },
  },
  'dma-not-flushed': QUIET_DMA,
  'dma-not-started': QUIET_DMA,
  'map-transfer-channel': QUIET_DMA,
  'map-transfer-range': QUIET_DMA,
  'map-transfer-twice': QUIET_DMA,
  'pool-exhausted': { ...QUIET, workload: { ...QUIET.workload, transferBlocks: [100, 100] } },
};

/** `expect: <finding> <bug check code> [<its first parameter>]`, where the run does not decide the parameter. */
const EXPECTATION = /\/\* expect: (\S+) (0x\w+)(?: (0x\w+))? \*\//;

const rules = readdirSync(RULE_FILES).map((name) => name.replace(/\.ts$/, ''));
const programs = rules.flatMap((rule) => {
  const folder = new URL(`${rule}/`, PROGRAMS);
  return existsSync(folder) ? readdirSync(folder).map((name) => `${rule}/${name}`) : [];
});

function textOf(path: string): string {
  return readFileSync(new URL(path, PROGRAMS), 'utf8');
}

async function run(path: string): Promise<readonly TraceEvent[]> {
  const shared = SHARED.map((name) => ({ path: name, text: textOf(name) }));
  const prepared = await prepareSources([...shared, { path, text: textOf(path) }].map(flat));
  return simulate(prepared, MACHINES[path.slice(0, path.indexOf('/'))] ?? QUIET, 1).events;
}

/** All in one folder, as a learner's files are. */
function flat({ path, text }: { path: string; text: string }) {
  return { path: path.slice(path.lastIndexOf('/') + 1), text };
}

/** The line that the program's author is to look at: where it stopped, or what made the port driver stop it. */
function lineOf(events: readonly TraceEvent[], bugCheck: EventOf<'bug-check'>): string {
  const { earlierSeq } = explainBugCheck(events, bugCheck);
  const earlier = earlierSeq === undefined ? undefined : events[earlierSeq];
  const at = bugCheck.at ?? earlier?.at ?? events.findLast((event) => event.at !== undefined)?.at;
  return `${at?.file}:${at?.line}`;
}

function declared(path: string) {
  const lines = textOf(path).split('\n');
  const line = lines.findIndex((text) => EXPECTATION.test(text));
  const [, id = '', code = '', parameter] = EXPECTATION.exec(lines[line] ?? '') ?? [];
  return { id, code, parameter, place: `${path.slice(path.lastIndexOf('/') + 1)}:${line + 1}` };
}

const hexadecimal = (value: number): string => `0x${value.toString(16).toUpperCase()}`;

test.each(rules)('%s has a program that breaks it and one that keeps it', (rule) => {
  expect(programs).toContain(`${rule}/fails.c`);
  expect(programs).toContain(`${rule}/passes.c`);
});

describe('a program stops at its line, for its reason:', () => {
  test.each(programs.filter((path) => /\/fails[\w-]*\.c$/.test(path)))('%s', async (path) => {
    const events = await run(path);
    const bugCheck = events.find((event) => event.kind === 'bug-check');
    const expected = declared(path);
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'bug-check' });
    if (bugCheck === undefined) return;
    const [parameter = 0] = bugCheck.parameters;
    expect({
      id: explainBugCheck(events, bugCheck).id,
      code: hexadecimal(bugCheck.code),
      parameter: expected.parameter && hexadecimal(parameter),
      place: lineOf(events, bugCheck),
    }).toEqual(expected);
  });
});

describe('a program that keeps the rule runs to its end:', () => {
  test.each(programs.filter((path) => path.endsWith('/passes.c')))('%s', async (path) => {
    const events = await run(path);
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'quiescent' });
    const returned = events.filter((event) => event.kind === 'srb-return');
    expect(returned.filter(({ srbStatus }) => srbStatus !== SRB_STATUS_SUCCESS)).toEqual([]);
    expect(returned.length).toBeGreaterThanOrEqual(QUIET.workload.requests);
  });
});
