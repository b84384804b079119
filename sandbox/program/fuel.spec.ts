import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PLENTY, prepare, start } from './compile.fixture.ts';
import type { PreparedProgram } from './prepare.ts';
import type { Program } from './program.ts';

/** The same code with and without the sanitizer. */
const guardedAndNot = (code: string) =>
  `${code.replaceAll('NAME', 'Guarded').replaceAll('PLAIN', '')}
   ${code.replaceAll('NAME', 'Plain').replaceAll('PLAIN', '__attribute__((no_sanitize("kernel-address")))')}`;

const SOURCE = `EXPORT(count) int count(int n) { int i = 0; while (i < n) i++; return i; }
EXPORT(forever) int forever(void) { for (;;); }
static int leaf(int *p, int i) { return p[i & 7] += i; }
EXPORT(work) int work(int n) {
  int values[8] = {0}, copy[8]; int sum = 0;
  for (int i = 0; i < n; i++) { sum += leaf(values, i); if (i % 5 == 0) Report(sum); }
  __builtin_memcpy(copy, values, sizeof copy);
  return sum + copy[3]; }
static unsigned char from[4096], to[4096];
EXPORT(copy) void copy(int length) { __builtin_memcpy(to, from, length); }
EXPORT(reportTwice) void reportTwice(void) { Report(1); Report(2); }
${guardedAndNot(`PLAIN static int sumNAME(int *p, int n) { int s = 0; for (int i = 0; i < n; i++) s += p[i]; return s; }
EXPORT(arrayNAME) PLAIN int arrayNAME(int n) { int b[8]; for (int i = 0; i < 8; i++) b[i] = i; return sumNAME(b, n & 7); }
struct nodeNAME { int x; struct nodeNAME *next; short h; char c[3]; };
EXPORT(listNAME) PLAIN int listNAME(int n) { struct nodeNAME s[3];
  for (int i = 0; i < 3; i++) { s[i].x = i; s[i].h = 2; s[i].next = i < 2 ? &s[i + 1] : 0; s[i].c[i] = 1; }
  int t = 0; for (struct nodeNAME *p = s; p; p = p->next) { t += p->x; p->h += t; } return t + n; }
EXPORT(leafNAME) PLAIN int leafNAME(int n) { return n * 2 + 1; }`)}
`;

let prepared: PreparedProgram;

beforeAll(async () => {
  prepared = await prepare(SOURCE);
});

function fuelOf(name: string, ...args: number[]): number {
  const { program } = start(prepared);
  program.callExport(name, ...args);
  return PLENTY - program.fuel;
}

describe('fuel', () => {
  test('counts the executed instructions', () => {
    // From the disassembly at -O0: 12 instructions before the loop, 9 for each test, 7 for each turn, 8 after it.
    for (const n of [0, 1, 2, 1000]) expect(fuelOf('count', n)).toBe(12 + 9 * (n + 1) + 7 * n + 8);
  });

  test('is the same from run to run', () => {
    expect(fuelOf('work', 50)).toBe(fuelOf('work', 50));
  });

  test('granted in slices of any size gives the same result, reports and total', () => {
    const whole = start(prepared);
    const result = whole.program.callExport('work', 30);
    const total = PLENTY - whole.program.fuel;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (slices) => {
        let granted = 0;
        let grants = 0;
        const run: { program: Program; reported: number[] } = start(prepared, {
          fuelExhausted: () => {
            expect(run.program.fuel).toBeLessThan(0);
            const slice = slices[grants++ % slices.length] ?? 1;
            granted += slice;
            run.program.fuel += slice;
          },
        });
        run.program.fuel = 0;
        expect(run.program.callExport('work', 30)).toBe(result);
        expect(run.reported).toEqual(whole.reported);
        expect(granted - run.program.fuel).toBe(total);
      }),
      { numRuns: 50 },
    );
  });

  test('stops an endless loop where the host throws', () => {
    const { program } = start(prepared, {
      fuelExhausted: () => {
        throw new Error('budget');
      },
    });
    program.fuel = 1000;
    expect(() => program.callExport('forever')).toThrow('budget');
    expect(program.fuel).toBeLessThan(0);
    expect(program.fuel).toBeGreaterThan(-50);
  });

  test('is exact when a bound routine reads it', () => {
    const seen: number[] = [];
    const { program } = start(prepared, {
      routines: { Report: () => void seen.push(PLENTY - program.fuel) },
    });
    program.callExport('reportTwice');
    const [first = 0, second = 0] = seen;
    // i32.const, call, drop (free)
    expect(second - first).toBe(2);
  });

  test('is granted to a fresh program by its host only', () => {
    let asked = 0;
    const { program } = start(prepared, {
      fuelExhausted: () => {
        asked++;
        program.fuel = PLENTY;
      },
    });
    program.fuel = 0;
    program.callExport('count', 0);
    expect(asked).toBe(1);
  });

  test('above the most there can be is the most', () => {
    const { program } = start(prepared);
    program.fuel = 1e12;
    expect(program.fuel).toBe(0x7fffffff);
  });

  test('pays for copied bytes, and the host may preempt the copy', () => {
    expect(fuelOf('copy', 4096) - fuelOf('copy', 0)).toBe(1024);
    let asked = 0;
    const { program } = start(prepared, {
      fuelExhausted: () => {
        asked++;
        program.fuel += 100;
      },
    });
    program.fuel = 100;
    program.callExport('copy', 4096);
    expect(asked).toBe(10);
  });

  test.each(['array', 'list', 'leaf'])('charges nothing for the sanitizer (%s)', (name) => {
    const guarded = fuelOf(`${name}Guarded`, 3);
    const plain = fuelOf(`${name}Plain`, 3);
    // What is left: frames of another size, and addresses that go through a local for the check.
    expect(Math.abs(guarded - plain)).toBeLessThanOrEqual(plain * 0.04);
  });
});
