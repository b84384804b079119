import { beforeAll, describe, expect, test } from 'vitest';
import { PLENTY, prepare, start } from './compile.fixture.ts';
import type { PreparedProgram } from './prepare.ts';
import type { Frame, Program, SourceLocation } from './program.ts';

const FILES = {
  'interrupt.c': `int helper(int x);
EXPORT(outer) int outer(int n)
{
  int sum = n;
  sum += helper(n);
  Report(sum);
  if (n > 1)
    sum *= 2;
  return sum;
}
EXPORT(handler) int handler(int n) {
  int seen = Report(-n);
  return seen;
}
EXPORT(handlerPointer) void *handlerPointer(void) { return (void *)handler; }
EXPORT(many) int many(int a,
  int b) { return helper(a) +
    Report(b) +
    helper(b); }
EXPORT(touching) void touching(int *p) {
  p[0] = 1;
  p[2] = p[1];
}
`,
  'given/helper.c': `int unused(void) { return 1; }
static int inner(int x) {
  Report(x);
  return x;
}
int helper(int x) {

  int result = inner(x) + 1;
  return result;
}
`,
};

let prepared: PreparedProgram;

beforeAll(async () => {
  prepared = await prepare(FILES);
});

const short = (frames: readonly Frame[]) =>
  frames.map(({ routine, file, line }) => `${routine} ${file}:${line}`);

describe('frames and location', () => {
  test('across two files, innermost first', () => {
    const seen: (readonly string[])[] = [];
    const { program } = start(prepared, {
      routines: { Report: () => void seen.push(short(program.frames())) },
    });
    program.callExport('outer', 3);
    expect(seen).toEqual([
      ['inner given/helper.c:3', 'helper given/helper.c:8', 'outer interrupt.c:5'],
      ['outer interrupt.c:6'],
    ]);
  });

  test('there are none while nothing runs', () => {
    const { program } = start(prepared);
    expect([program.location(), program.frames()]).toEqual([undefined, []]);
    program.callExport('outer', 3);
    expect([program.location(), program.frames()]).toEqual([undefined, []]);
  });

  test('are those of the interrupted code around an interrupt in a bound routine', () => {
    const seen: (readonly string[])[] = [];
    const { program } = start(prepared, {
      routines: {
        Report: (value = 0) => {
          seen.push(short(program.frames()));
          if (value < 0) return undefined;
          program.call(pointer, 1);
          seen.push(short(program.frames()));
          return undefined;
        },
      },
    });
    const pointer = program.callExport('handlerPointer');
    program.callExport('outer', 1);
    expect(seen.slice(0, 3)).toEqual([
      ['inner given/helper.c:3', 'helper given/helper.c:8', 'outer interrupt.c:5'],
      ['handler interrupt.c:12', 'inner given/helper.c:3', 'helper given/helper.c:8', 'outer interrupt.c:5'],
      ['inner given/helper.c:3', 'helper given/helper.c:8', 'outer interrupt.c:5'],
    ]);
  });

  test('an interrupt at any block leaves result, place and stack as they were', () => {
    const expected = start(prepared).program.callExport('outer', 5);
    for (let slice = 1; slice < 40; slice++) {
      let interrupting = false;
      const { program }: { program: Program } = start(prepared, {
        fuelExhausted: () => {
          if (interrupting) return;
          const before = short(program.frames());
          interrupting = true;
          program.fuel = PLENTY;
          program.call(pointer, 2);
          interrupting = false;
          program.fuel = slice;
          expect(short(program.frames())).toEqual(before);
        },
      });
      const pointer = program.callExport('handlerPointer');
      program.fuel = slice;
      expect(program.callExport('outer', 5)).toBe(expected);
    }
  });

  test('in a statement of several lines, each call has its own', () => {
    const seen: (number | undefined)[] = [];
    const { program } = start(prepared, {
      routines: { Report: () => void seen.push(program.frames()[0]?.line) },
    });
    program.callExport('many', 1, 2);
    expect(seen).toEqual([3, 18, 3]);
    const callers: (number | undefined)[] = [];
    const other = start(prepared, {
      routines: { Report: () => void callers.push(other.program.frames().at(-1)?.line) },
    });
    other.program.callExport('many', 1, 2);
    expect(callers).toEqual([17, 18, 19]);
  });

  test('what a bound routine throws in a nested call passes through everything', () => {
    const stop = new Error('bug check');
    const { program } = start(prepared, {
      routines: {
        Report: (value = 0) => {
          if (value < 0) throw stop;
          return program.call(pointer, 1);
        },
      },
    });
    const pointer = program.callExport('handlerPointer');
    expect(() => program.callExport('outer', 1)).toThrow(stop);
    expect(short(program.frames())[0]).toBe('handler interrupt.c:12');
  });

  test('routines are named by their pointers', () => {
    const { program } = start(prepared);
    expect(program.routineName(program.callExport('handlerPointer'))).toBe('handler');
    expect([program.routineName(0), program.routineName(12345)]).toEqual([undefined, undefined]);
    expect([program.hasExport('outer'), program.hasExport('memory'), program.hasExport('nothing')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a watched range', () => {
  test('reports each access before it happens, with its place, until it is unwatched', () => {
    const seen: [number, number, boolean, SourceLocation | undefined, number][] = [];
    const { program } = start(prepared, {
      watchedAccess: (address, size, write) =>
        seen.push([
          address - block,
          size,
          write,
          program.location(),
          program.memory.view.getInt32(block, true),
        ]),
    });
    const block = program.memory.poolStart;
    program.memory.protect(block, 12, 'read-write', 'srb');
    program.memory.watch(block, 8);
    program.callExport('touching', block);
    expect(seen).toEqual([
      [0, 4, true, { file: 'interrupt.c', line: 21 }, 0],
      [4, 4, false, { file: 'interrupt.c', line: 22 }, 1],
    ]);
    program.memory.unwatch(block, 4);
    program.callExport('touching', block);
    expect(seen.slice(2).map(([offset]) => offset)).toEqual([4]);
  });
});
