import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { routinePage } from '../reference/sources.ts';
import { ONLY_FROM } from '../scsiport/routines/calling-context.ts';
import type { Trace } from '../trace/event.ts';
import { TraceBuilder } from '../trace/trace-builder.fixture.ts';
import { explainBugCheck, RULES } from './explain.ts';
import type { Finding } from './finding.ts';
import { SOURCES } from './sources.ts';

const SANDBOX = new URL('../', import.meta.url);

function explain({ events }: Trace): Finding {
  const bugCheck = events.find((event) => event.kind === 'bug-check');
  if (bugCheck === undefined) throw new Error('the trace has no bug check');
  return explainBugCheck(events, bugCheck);
}

/** The reasons that stand in the engine's calls of `new BugCheck(name, [parameters], reason, …)`. */
function reasonsInCode(): string[] {
  return ['scsiport', 'machine', 'grading'].flatMap((folder) =>
    readdirSync(new URL(folder, SANDBOX), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.spec.ts'))
      .flatMap((file) => {
        const text = readFileSync(`${file.parentPath}/${file.name}`, 'utf8');
        return [...text.matchAll(/new BugCheck\(\s*'\w+',\s*\[[^\]]*\],\s*'([\w-]+)'/g)].map(
          ([, reason = '']) => reason,
        );
      }),
  );
}

test('every reason that the engine gives is explained by exactly one rule', () => {
  const explained = RULES.flatMap(({ reasons }) => reasons);
  expect(new Set(explained).size).toBe(explained.length);
  expect(reasonsInCode().filter((reason) => !explained.includes(reason))).toEqual([]);
  expect(reasonsInCode()).toContain('completed-twice');
});

/** Calls that name a region of memory, to the end of the statement; those of `take` stand in an object, one a line. */
const NAMING = /\b(?:allocate|tryAllocate|protect|refused)\([^;]*?\);|\btake\(.*|\bregion = [^;]*;/g;
/** The other names in such calls. */
const PERMISSIONS = ['none', 'read-only', 'read-write'];
const LAYOUTS = ['consecutive', 'scattered'];

/** The regions that the engine's code names: each can be a reason, as the memory guard gives them. */
function regionsInCode(): string[] {
  return ['program', 'scsiport', 'machine', 'grading'].flatMap((folder) =>
    readdirSync(new URL(folder, SANDBOX), { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.ts') && !/\.(?:spec|fixture)\.ts$/.test(name))
      .flatMap((file) => {
        const text = readFileSync(`${file.parentPath}/${file.name}`, 'utf8');
        return [...text.matchAll(NAMING)].flatMap(([statement]) =>
          [...statement.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name),
        );
      })
      .filter((name) => ![...PERMISSIONS, ...LAYOUTS].includes(name)),
  );
}

test('every region of memory that the engine names is explained', () => {
  const regions = [...new Set(regionsInCode())];
  const explained = RULES.flatMap(({ reasons }) => reasons);
  expect(regions).toEqual(
    expect.arrayContaining([
      'null-page',
      'stack-redzone',
      'global-redzone',
      'guard',
      'srb',
      'unit-extension',
    ]),
  );
  expect(regions.filter((region) => !explained.includes(region))).toEqual([]);
});

test('a reason that nobody knows is a fault of the simulator', () => {
  expect(() => explain(new TraceBuilder().bugCheck('gremlins'))).toThrow('gremlins');
});

describe('a routine that was called from the wrong place:', () => {
  const misplaced = Object.entries(ONLY_FROM);

  test.each(misplaced)('%s is to be called from %s, as its own page says', (routine, place) => {
    const trace = new TraceBuilder().bugCheck('wrong-context', { routine, caller: 'HwScsiInterrupt' });
    const { id, parameters, source } = explain(trace);
    expect(id).toBe(place === 'DriverEntry' ? 'wrong-context-driver-entry' : 'wrong-context');
    expect(parameters).toEqual({ routine, caller: 'HwScsiInterrupt' });
    expect(SOURCES[source]).toBe(routinePage(routine).address);
  });
});

describe('the earlier event that made the last one wrong:', () => {
  test('an SRB touched after its completion points at the completion', () => {
    const trace = new TraceBuilder().boot().startIo(1).notify('RequestComplete', 1);
    const completed = trace.next - 1;
    expect(explain(trace.bugCheck('completed-srb')).earlierSeq).toBe(completed);
  });

  test('a second completion points at the first', () => {
    const trace = new TraceBuilder().boot().startIo(1).notify('RequestComplete', 1);
    const completed = trace.next - 1;
    expect(explain(trace.bugCheck('completed-twice')).earlierSeq).toBe(completed);
  });

  test('a routine that does not return points at its call', () => {
    const trace = new TraceBuilder().boot();
    const called = trace.next;
    trace.add({ kind: 'routine-enter', routine: 'HwScsiInterrupt', name: 'MyInterrupt' });
    expect(explain(trace.bugCheck('hang', { routine: 'HwScsiInterrupt' }))).toMatchObject({
      earlierSeq: called,
      parameters: { routine: 'MyInterrupt' },
    });
  });

  test('a storm points at the assertion', () => {
    const trace = new TraceBuilder().boot().post();
    const asserted = trace.next - 1;
    expect(explain(trace.bugCheck('interrupt-storm', { device: 'training-hba' })).earlierSeq).toBe(asserted);
  });
});
