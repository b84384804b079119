import { beforeAll, describe, expect, test } from 'vitest';
import { compileModule, start } from './compile.fixture.ts';
import { type PreparedProgram, prepareProgram } from './prepare.ts';

/** Each defines `int <name>(int n)`; some report on the way. */
const PROGRAMS: Readonly<Record<string, string>> = {
  recursion: `EXPORT(recursion) int recursion(int n) { return n < 2 ? n : recursion(n - 1) + recursion(n - 2); }`,
  switchTable: `EXPORT(switchTable) int switchTable(int n) {
    int sum = 0;
    for (int i = -1; i <= n; i++)
      switch (i) { case 0: sum += 1; break; case 1: sum += 10; case 2: sum += 100; break; case 3: continue;
        case 4: sum ^= 7; break; case 1000: sum = 0; break; default: sum -= 3; }
    return sum; }`,
  nestedLoops: `EXPORT(nestedLoops) int nestedLoops(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) { for (int j = i; j < n; j++) { if ((i ^ j) == 3) break; if (j & 1) continue; sum += i * j; } }
    return sum; }`,
  structCopy: `struct copied { int a[9]; char tail; };
    static struct copied change(struct copied value, int n) { value.a[n % 9] = 77; value.tail = (char)n; return value; }
    EXPORT(structCopy) int structCopy(int n) {
      struct copied one = {{1, 2, 3}, 'x'}, two; two = change(one, n);
      return one.a[n % 9] * 1000 + two.a[n % 9] + two.tail; }`,
  functionPointers: `static int twice(int x) { return 2 * x; } static int negate(int x) { return -x; }
    static int (*const operations[])(int) = {twice, negate, twice};
    EXPORT(functionPointers) int functionPointers(int n) { int sum = 0; for (int i = 0; i < n; i++) sum = operations[i % 3](sum + i); return sum; }`,
  wide: `EXPORT(wide) int wide(int n) {
    LONGLONG value = 0x123456789abcdefLL; unsigned long long bits = (unsigned long long)-n;
    for (int i = 1; i <= n; i++) { value = value * 31 / i + (value % (i + 3)); bits = (bits >> 3) | (bits << 61); }
    return (int)(value ^ (value >> 32)) + (int)(bits >> 40) + (bits > 5u); }`,
  variadic: `EXPORT(variadic) int variadic(int n) { Print("%d %d %s", n, (char)n, "end"); Print("none"); return n; }`,
  unions: `union both { int word; unsigned char bytes[4]; short halves[2]; };
    EXPORT(unions) int unions(int n) { union both u; u.word = n * 0x01020304; u.bytes[1] ^= 0xff; u.halves[1]++; return u.word; }`,
  gotos: `EXPORT(gotos) int gotos(int n) { int steps = 0;
    again: if (n == 1) goto done; steps++; if (n & 1) { n = 3 * n + 1; goto again; } n /= 2; if (steps < 500) goto again;
    done: return steps; }`,
  earlyReturn: `EXPORT(earlyReturn) int earlyReturn(int n) {
    for (int i = 0; ; i++) { while (1) { if (i * i > n) return i; if (i & 1) { if (n == 9) return -1; } break; } } }`,
  conditional: `EXPORT(conditional) int conditional(int n) { return (n > 3 && Report(n) > 4) || Report(-n) ? (n ? n : 1) : n < 0 ? -1 : (Report(1), 5); }`,
  doWhile: `EXPORT(doWhile) int doWhile(int n) { unsigned x = 1; do { x = x * 2654435761u ^ (x >> 5); } while (--n > 0); return (int)x; }`,
  globals: `static short table[3][4]; static int count = 5; static const char text[] = "globals";
    EXPORT(globals) int globals(int n) { for (int i = 0; i < 12; i++) table[i / 4][i % 4] = (short)(i * n + count++);
      int sum = count; for (int i = 0; i < 3; i++) sum = sum * 3 + table[i][(i + n) & 3] + text[i]; return sum; }`,
  voidAndPointers: `struct node { struct node *next; int value; };
    static void push(struct node **list, struct node *node) { if (!node) return; node->next = *list; *list = node; }
    EXPORT(voidAndPointers) int voidAndPointers(int n) { struct node nodes[5], *list = 0; push(&list, 0);
      for (int i = 0; i < 5; i++) { nodes[i].value = i + n; push(&list, &nodes[i]); }
      int sum = 0; for (struct node *at = list; at; at = at->next) sum = sum * 7 + at->value; return sum; }`,
  floating: `static double half(double x) { return x / 2; } static float mix(float a, LONGLONG b) { return a + (float)b; }
    EXPORT(floating) int floating(int n) { double x = n; while (x > 1) x = half(x); return (int)(x * 1000000) + (int)mix(0.5f, n); }`,
  bitFields: `struct flags { ULONG a : 3; ULONG b : 7; int c : 5; };
    EXPORT(bitFields) int bitFields(int n) { struct flags f = {0}; f.a = n; f.b = n * 5; f.c = n - 7; return f.a + f.b * 10 + f.c * 1000; }`,
};

const ARGUMENTS = [1, 2, 5, 9, 13];

interface Outcome {
  readonly results: readonly number[];
  readonly reported: readonly number[];
  readonly printed: readonly (readonly number[])[];
}

let linked: Uint8Array<ArrayBuffer>;
let prepared: PreparedProgram;

beforeAll(async () => {
  linked = await compileModule({ 'test.c': Object.values(PROGRAMS).join('\n') });
  prepared = await prepareProgram(linked);
});

/** The module as linked, the sanitizer's routines doing nothing. */
function runBare(name: string): Outcome {
  const compiled = new WebAssembly.Module(linked);
  const reported: number[] = [];
  const printed: number[][] = [];
  const env: Record<string, (...args: number[]) => number> = {};
  for (const { name: imported } of WebAssembly.Module.imports(compiled)) env[imported] = () => 0;
  // Looked up at each call: the memory is there only after the routines are bound.
  const bytes = () => {
    const { memory } = instance.exports;
    return new Uint8Array((memory as WebAssembly.Memory).buffer);
  };
  Object.assign(env, {
    Report: (value: number) => {
      reported.push(value);
      return value;
    },
    Print: (_format: number, values: number) =>
      printed.push([...bytes().slice(values, values && values + 8)]),
    memcpy: (to: number, from: number, length: number) => {
      bytes().copyWithin(to, from, from + length);
      return to;
    },
    memset: (to: number, value: number, length: number) => {
      bytes().fill(value, to, to + length);
      return to;
    },
  });
  const instance = new WebAssembly.Instance(compiled, { env });
  const routine = instance.exports[name] as (n: number) => number;
  const results = ARGUMENTS.map((n) => routine(n));
  return { results, reported, printed };
}

function runInstrumented(name: string): Outcome {
  const printed: number[][] = [];
  const { program, reported } = start(prepared, {
    routines: {
      Print: (_format, values = 0) => {
        printed.push([...program.memory.bytes.slice(values, values && values + 8)]);
        return undefined;
      },
    },
  });
  const results = ARGUMENTS.map((n) => program.callExport(name, n));
  return { results, reported, printed };
}

describe('an instrumented program computes what the linked module computes', () => {
  test.each(Object.keys(PROGRAMS))('%s', (name) => {
    expect(runInstrumented(name)).toEqual(runBare(name));
  });

  test('and what C says', () => {
    const { program } = start(prepared);
    expect(program.callExport('recursion', 13)).toBe(233);
    expect(program.callExport('gotos', 27)).toBe(111);
    expect(program.callExport('unions', 1)).toBe(0x0103fc04);
  });
});
