import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHECKS } from '../grading/checks/registry.ts';
import { PC_OF_1996 } from '../machine/profile.ts';
import { exportedRoutines } from '../scsiport/exported-routines.ts';
import type { PortDriver } from '../scsiport/port-driver.ts';
import { ROUTINE_NAMES } from '../scsiport/routine-names.ts';
import { readDeclarations } from './declarations.ts';
import { ROUTINES } from './routines.ts';
import { STRUCTURES } from './structures.ts';
import { CALLS, HEADERS, writtenCall } from './table.ts';
import { VALUES } from './values.ts';

const declarations = readDeclarations(HEADERS.map((name) => readFileSync(`sandbox/include/${name}`, 'utf8')));

it('has every routine that a miniport can link to, once', () => {
  const names = ROUTINES.flatMap(({ name, forms = [] }) => [name, ...forms]);
  expect(names.sort()).toEqual([...ROUTINE_NAMES].sort());
});

it.each(CALLS)('writes $name as the headers declare it', (fact) => {
  expect(writtenCall(declarations, fact).text).toContain(fact.name);
});

it('names only fields and constants that the headers have', () => {
  for (const { name, fields } of STRUCTURES) {
    const declared = declarations.structures.get(name)?.map((field) => field.name);
    expect(fields.filter((field) => !declared?.includes(field))).toEqual([]);
  }
  const constants = [...declarations.constants.keys()];
  for (const { id, names } of VALUES)
    expect([id, constants.some((name) => names.test(name))]).toEqual([id, true]);
});

it('names only checks that there are', () => {
  const unknown = CALLS.flatMap(({ checks }) => checks).filter((id) => !CHECKS.has(id));
  expect(unknown).toEqual([]);
});

it.each(ROUTINES)('gives $name the cost that the port driver charges first', ({ name, cost }) => {
  const spent: number[] = [];
  const processor = { spend: (time: number) => spent.push(time) };
  const devices = { find: () => undefined };
  const machine = { processor, profile: PC_OF_1996, trace: { record: () => undefined }, devices };
  // Nothing but the charge is there: the routine itself fails, after it.
  const port = {
    machine,
    miniport: { stall: () => undefined },
    callerMemory: { load: () => 0 },
  } as unknown as PortDriver;
  const routines = exportedRoutines(
    () => port,
    () => ({ driverObject: 0, registryPath: 0 }),
  );
  try {
    routines[name]?.(0, 0, 1);
  } catch {
    // Only what was spent before counts.
  }
  expect(spent[0]).toBe(cost === undefined ? undefined : PC_OF_1996[cost]);
});
