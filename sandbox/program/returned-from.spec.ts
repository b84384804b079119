import { beforeAll, describe, expect, test } from 'vitest';
import { PLENTY, prepare, start } from './compile.fixture.ts';
import type { PreparedProgram } from './prepare.ts';
import type { Program, SourceLocation } from './program.ts';

const SOURCE = `typedef unsigned char BOOLEAN;
#define LEAVE(value) return value
#define LEAVE_SUM return sum
#define REPORTED { Report(n); return 2; }
EXPORT(single) BOOLEAN single(int n)
{
    Report(n);
    return 1; // single
}
EXPORT(several) BOOLEAN several(int n)
{
    if (n == 0)
        return 0; // several, first
    for (int i = 0; i < n; i++) {
        if (i == 3) {
            return 1; // several, nested
        }
    }
    return 0; // several, last
}
EXPORT(ifElse) int ifElse(int n) {
    if (n) {
        return 1; // if
    } else {
        return 2; // else
    }
}
EXPORT(lispBraces) int lispBraces(int n) {
    if (n) {
        return Report(1); } // lisp, if
    else {
        return 2; // lisp, else
        } }
EXPORT(switching) int switching(int n) {
    switch (n) {
    case 1:
        return 5; // case
    case 2:
        Report(2);
        break;
    default:
        return 6; // default
    }
    return 7; // after the switch
}
EXPORT(cleaning) short cleaning(int n) {
    short result = -1;
    if (n)
        goto done; // goto
    result = 3;
done:
    Report(n);
    return result; // done
}
EXPORT(twoLines) int twoLines(int n) {
    return // two lines
        n;
}
EXPORT(array) int array(int n) {
    int values[4] = {0};
    Touch(values);
    if (n)
        return values[n]; // array, if
    return 2; // array, last
}
EXPORT(macroOne) int macroOne(int n) {
    int sum = n;
    if (n) sum = 2;
    LEAVE_SUM; // macro
}
EXPORT(macroTwo) int macroTwo(int n) {
    if (n)
        LEAVE(1); // macro, if
    LEAVE(n); // macro, last
}
EXPORT(macroBody) int macroBody(int n)
REPORTED // macro body
EXPORT(falls) void falls(int n)
{
    Report(n);
    Report(n + 1); // falls
}
EXPORT(fallsFromIf) void fallsFromIf(int n) {
    Report(n);
    if (n) // if not taken
        Report(n + 1); // if taken
}
EXPORT(fallsFromLoop) void fallsFromLoop(int n) {
    while (n) // loop
        n--;
}
EXPORT(leavesEarly) void leavesEarly(int n) {
    if (n)
        return; // void, early
    Report(n); // void, falls
}
EXPORT(leavesLast) void leavesLast(int n) {
    n = Report(n);
    return; // void, last
}
EXPORT(oneLine) int oneLine(void) { return 1; } // one line
EXPORT(branchingLine) int branchingLine(int n) { if (n) return 1; return 2; } // branching line
EXPORT(empty) void empty(int n) {} // empty
EXPORT(emptyLines) void emptyLines(void)
{
} // empty lines
EXPORT(onlyReturn) void onlyReturn(int n) {
    return; // only return
}
EXPORT(calling) int calling(int n) {
    falls(n);
    return several(n); // calling
}
static LONGLONG wide(int n) {
    if (n)
        return 1;
    return 2;
}
EXPORT(callsWide) int callsWide(int n) {
    Report((int)wide(n)); // calls wide
    return 3; // after wide
}
EXPORT(pointerTo) void *pointerTo(int imported) {
    return imported ? (void *)Report : (void *)several;
}
`;

const FILES = { 'interrupt.c': SOURCE, 'given/other.c': 'EXPORT(other) int other(void) { return 4; }' };

let prepared: PreparedProgram;

beforeAll(async () => {
  prepared = await prepare(FILES);
});

/** What the line that a routine returned from is marked with. */
function marked(place: SourceLocation | undefined): string | undefined {
  const line = place?.file === 'interrupt.c' ? SOURCE.split('\n')[place.line - 1] : undefined;
  return line?.split('// ')[1] ?? line;
}

/** What the line that `name` returned from is marked with. */
function leaving(name: string, ...args: number[]): string | undefined {
  const { program } = start(prepared);
  program.callExport(name, ...args);
  return marked(program.returnedFrom());
}

describe('a routine returned from', () => {
  test.each<[string, number, string]>([
    ['single', 1, 'single'],
    ['several', 0, 'several, first'],
    ['several', 5, 'several, nested'],
    ['several', 2, 'several, last'],
    ['ifElse', 1, 'if'],
    ['ifElse', 0, 'else'],
    ['lispBraces', 1, 'lisp, if'],
    ['lispBraces', 0, 'lisp, else'],
    ['switching', 1, 'case'],
    ['switching', 2, 'after the switch'],
    ['switching', 3, 'default'],
    ['cleaning', 1, 'done'],
    ['twoLines', 1, 'two lines'],
    ['array', 1, 'array, if'],
    ['array', 0, 'array, last'],
    ['calling', 0, 'calling'],
    ['callsWide', 0, 'after wide'],
  ])('the return statement it executed: %s(%i)', (name, argument, line) => {
    expect(leaving(name, argument)).toBe(line);
  });

  test.each<[string, number, string]>([
    ['falls', 1, 'falls'],
    ['fallsFromIf', 1, 'if taken'],
    ['fallsFromIf', 0, 'if not taken'],
    ['fallsFromLoop', 3, 'loop'],
    ['leavesEarly', 0, 'void, falls'],
  ])('its last statement when it fell off its end: %s(%i)', (name, argument, line) => {
    expect(leaving(name, argument)).toBe(line);
  });

  test.each<[string, number, string]>([
    ['leavesEarly', 1, 'void, early'],
    ['leavesLast', 1, 'void, last'],
    ['onlyReturn', 1, 'only return'],
  ])('a return without a value: %s(%i)', (name, argument, line) => {
    expect(leaving(name, argument)).toBe(line);
  });

  test.each<[string, number[], string]>([
    ['oneLine', [], 'one line'],
    ['branchingLine', [1], 'branching line'],
    ['branchingLine', [0], 'branching line'],
    ['empty', [1], 'empty'],
    ['emptyLines', [], 'empty lines'],
  ])('the only line there is: %s', (name, args, line) => {
    expect(leaving(name, ...args)).toBe(line);
  });

  test.each<[string, number, string]>([
    ['macroOne', 0, 'macro'],
    ['macroOne', 1, 'macro'],
    ['macroTwo', 1, 'macro, if'],
    ['macroTwo', 0, 'macro, last'],
    ['macroBody', 0, 'macro body'],
  ])('the line a macro stands on: %s(%i)', (name, argument, line) => {
    expect(leaving(name, argument)).toBe(line);
  });
});

describe('where the program returned from', () => {
  test('is unknown before the first call', () => {
    expect(start(prepared).program.returnedFrom()).toBeUndefined();
  });

  test('is that of the latest call, in any file', () => {
    const { program } = start(prepared);
    program.callExport('several', 0);
    program.callExport('other');
    expect(program.returnedFrom()).toEqual({ file: 'given/other.c', line: 1 });
  });

  test('is that of the interrupting routine, then that of the interrupted one', () => {
    const seen: (string | undefined)[] = [];
    const { program }: { program: Program } = start(prepared, {
      routines: {
        Report: () => {
          program.call(pointer, 0);
          seen.push(marked(program.returnedFrom()));
          return undefined;
        },
      },
    });
    const pointer = program.callExport('pointerTo', 0);
    program.callExport('single', 1);
    expect([...seen, marked(program.returnedFrom())]).toEqual(['several, first', 'single']);
  });

  test('is unknown for a routine that is not of the program, whatever ran meanwhile', () => {
    const { program }: { program: Program } = start(prepared, {
      routines: { Report: () => program.callExport('several', 0) },
    });
    const imported = program.callExport('pointerTo', 1);
    program.call(imported, 1);
    expect(program.returnedFrom()).toBeUndefined();
  });

  test('is the same whether or not an interrupt came at the closing brace', () => {
    for (let slice = 1; slice < 40; slice++) {
      const { program }: { program: Program } = start(prepared, {
        fuelExhausted: () => {
          program.fuel = PLENTY;
          program.call(pointer, 0);
          program.fuel = slice;
        },
      });
      const pointer = program.callExport('pointerTo', 0);
      program.fuel = slice;
      program.callExport('several', 5);
      expect(marked(program.returnedFrom())).toBe('several, nested');
    }
  });
});
