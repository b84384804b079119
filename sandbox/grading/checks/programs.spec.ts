/**
 * The documents' own limits, which Driver Verifier does not watch: for each a program that breaks it in the line that a
 * comment names, and one that keeps it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SourceLocation } from '../../program/program.ts';
import { prepareSources, QUIET } from '../../scsiport/miniport.fixture.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { momentOf } from '../moment.ts';
import { simulate } from '../simulate.ts';
import { CHECKS } from './registry.ts';

/** Each limit's check, with the figure that the documents give. */
const LIMITS = {
  'isr-time': { maxUs: 50 },
  'stall-limit': { maxUs: 1000 },
  'line-released': {},
  'notified-twice': {},
} as const;

const PROGRAMS = new URL('programs/', import.meta.url);
const SHARED = new URL('../../verifier/programs/', import.meta.url);

const PROGRAM = 'program.c';

const EXPECTATION = /\/\* expect: (\S+) \*\//;

async function run(program: string): Promise<readonly TraceEvent[]> {
  const shared = ['common.h', 'common.c'].map((path) => ({
    path,
    text: readFileSync(new URL(path, SHARED), 'utf8'),
  }));
  const text = readFileSync(new URL(program, PROGRAMS), 'utf8');
  return simulate(await prepareSources([...shared, { path: PROGRAM, text }]), QUIET, 1).events;
}

/** Where the check says that the program went wrong; undefined when it has nothing to say. */
function found(id: keyof typeof LIMITS, events: readonly TraceEvent[]): SourceLocation | undefined {
  const fault = CHECKS.get(id)?.judge({ seed: 1, events }, LIMITS[id]);
  return fault && momentOf(events, fault.seq, PROGRAM).at;
}

test('every folder of programs belongs to a limit', () => {
  expect(readdirSync(PROGRAMS).sort()).toEqual(Object.keys(LIMITS).sort());
});

describe.each(Object.keys(LIMITS) as (keyof typeof LIMITS)[])('%s', (id) => {
  test('is broken in the line that says so', async () => {
    const lines = readFileSync(new URL(`${id}/fails.c`, PROGRAMS), 'utf8').split('\n');
    const line = lines.findIndex((text) => EXPECTATION.exec(text)?.[1] === id) + 1;
    expect(found(id, await run(`${id}/fails.c`))).toMatchObject({ line });
  });

  test('is kept by a program that does the same in time', async () => {
    const events = await run(`${id}/passes.c`);
    expect(found(id, events)).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'quiescent' });
  });
});
