import { beforeAll, describe, expect, test } from 'vitest';
import { faultOf, prepare, start } from './compile.fixture.ts';
import type { PreparedProgram } from './prepare.ts';
import type { Program } from './program.ts';

const LINES = [
  'EXPORT(readWord) int readWord(int *p) { return *p; }',
  'EXPORT(writeByte) void writeByte(char *p) {',
  '  *p = 1;',
  '}',
  'EXPORT(writeWide) void writeWide(LONGLONG *p) { *p = 1; }',
  'static int sum(int *p, int n) { int s = 0; for (int i = 0; i < n; i++)',
  '    s += p[i];',
  '  return s; }',
  'EXPORT(stackOverrun) int stackOverrun(int n) {',
  '  int values[5] = {0};',
  '  return sum(values, n); }',
  'static int table[5]; static int after[5];',
  'EXPORT(globalOverrun) int globalOverrun(int n) { after[0] = 1;',
  '  return table[n]; }',
  'EXPORT(clear) void clear(void *p, int n) { __builtin_memset(p, 0, n); }',
  'struct block { int words[16]; };',
  'EXPORT(assign) void assign(struct block *to, struct block *from) { *to = *from; }',
  'EXPORT(recurse) int recurse(int n) { int values[8]; Touch(values); return recurse(n + 1) + values[0]; }',
  'static int depth; EXPORT(recurseBare) void recurseBare(void) { depth++; recurseBare(); depth++; }',
  'EXPORT(hugeFrame) int hugeFrame(void) { int values[100000]; Touch(values); return values[5]; }',
  'EXPORT(callThrough) int callThrough(int (*routine)(int)) { return',
  '  routine(3); }',
  'static LONGLONG other(LONGLONG x) { return x; }',
  'EXPORT(otherType) void *otherType(void) { return (void *)other; }',
  'EXPORT(divide) int divide(int a, int b) { return a / b; }',
  'EXPORT(remainderWide) int remainderWide(int a, int b) { return (int)((unsigned long long)a % (unsigned long long)b); }',
  'EXPORT(trap) void trap(void) { __builtin_trap(); }',
  'void __asan_set_shadow_00(ULONG granule, ULONG count);',
  'EXPORT(unpoison) void unpoison(char *p) { __asan_set_shadow_00((ULONG)p / 8, 1); *p = 1; }',
  'EXPORT(addTo) void addTo(int *p) { *p += 1; }',
  'EXPORT(scopes) int scopes(int n) { int values[3] = {1, 2, 3}; Touch(values); return values[n]; }',
];
const lineOf = (text: string) => LINES.findIndex((line) => line.includes(text)) + 1;

let prepared: PreparedProgram;

beforeAll(async () => {
  prepared = await prepare({ 'faults.c': LINES.join('\n') });
});

/** A program with 100 bytes at the pool's start to read and write, and a red zone behind them. */
function withBlock(): { program: Program; block: number } {
  const { program } = start(prepared);
  const block = program.memory.poolStart;
  program.memory.protect(block, 256, 'none', 'redzone');
  program.memory.protect(block, 100, 'read-write', 'srb-extension');
  return { program, block };
}

describe('an access fault says kind, address, size, direction, region and line', () => {
  test('null read', () => {
    const { program } = start(prepared);
    expect(faultOf(() => program.callExport('readWord', 0))).toMatchObject({
      kind: 'access',
      address: 0,
      size: 4,
      write: false,
      region: 'null-page',
      location: { file: 'faults.c', line: lineOf('readWord') },
      frames: [{ routine: 'readWord' }],
    });
  });

  test('null write', () => {
    const { program } = start(prepared);
    expect(faultOf(() => program.callExport('writeByte', 12))).toMatchObject({
      address: 12,
      size: 1,
      write: true,
      region: 'null-page',
      location: { line: lineOf('*p = 1;') },
    });
  });

  test('heap overrun, at the last byte and past it', () => {
    const { program, block } = withBlock();
    program.callExport('writeByte', block + 99);
    expect(faultOf(() => program.callExport('writeByte', block + 100))).toMatchObject({
      address: block + 100,
      size: 1,
      region: 'redzone',
    });
    const again = withBlock();
    expect(faultOf(() => again.program.callExport('readWord', block + 97))).toMatchObject({
      address: block + 97,
      size: 4,
    });
  });

  test('an unaligned access that crosses into a red zone', () => {
    const { program, block } = withBlock();
    program.callExport('writeWide', block + 92);
    expect(faultOf(() => program.callExport('writeWide', block + 93))).toMatchObject({
      size: 8,
      region: 'redzone',
    });
  });

  test('stack array overrun through a pointer', () => {
    const { program } = start(prepared);
    program.callExport('stackOverrun', 5);
    expect(faultOf(() => program.callExport('stackOverrun', 6))).toMatchObject({
      size: 4,
      write: false,
      region: 'stack-redzone',
      location: { line: lineOf('s += p[i]') },
      frames: [
        { routine: 'sum', line: lineOf('s += p[i]') },
        { routine: 'stackOverrun', line: lineOf('return sum(') },
      ],
    });
  });

  test('a frame that was left can be used again by others', () => {
    const { program } = start(prepared);
    for (let n = 0; n < 3; n++) expect(program.callExport('scopes', n)).toBe(n + 1);
    expect(program.callExport('stackOverrun', 5)).toBe(0);
    expect(faultOf(() => program.callExport('scopes', 3)).region).toBe('stack-redzone');
  });

  test('global overrun', () => {
    const { program } = start(prepared);
    program.callExport('globalOverrun', 4);
    expect(faultOf(() => program.callExport('globalOverrun', 5))).toMatchObject({
      region: 'global-redzone',
      location: { line: lineOf('return table[n]') },
    });
  });

  test('store to read-only memory, which can be read', () => {
    const { program, block } = withBlock();
    program.memory.protect(block, 64, 'read-only', 'port-driver');
    expect(program.callExport('readWord', block)).toBe(0);
    expect(faultOf(() => program.callExport('writeByte', block + 63))).toMatchObject({
      write: true,
      region: 'port-driver',
    });
  });

  // Clang's sanitizer checks the load only.
  test('a read-modify-write of read-only memory', () => {
    const { program, block } = withBlock();
    program.memory.protect(block, 64, 'read-only', 'port-driver');
    expect(faultOf(() => program.callExport('addTo', block))).toMatchObject({
      write: true,
      region: 'port-driver',
    });
  });

  test('a program that calls the sanitizer itself to open other memory', () => {
    const { program, block } = withBlock();
    program.memory.protect(block, 64, 'none', 'port-driver');
    expect(faultOf(() => program.callExport('unpoison', block))).toMatchObject({
      kind: 'access',
      region: 'guard',
    });
  });

  test('freed memory', () => {
    const { program, block } = withBlock();
    program.memory.protect(block, 256, 'none', 'freed');
    expect(faultOf(() => program.callExport('readWord', block + 8)).region).toBe('freed');
  });

  test('wild addresses, unsigned', () => {
    for (const address of [0x100000, 0x1ffffe, 0x200000, -4, 0x7fffffff]) {
      const { program } = start(prepared);
      const fault = faultOf(() => program.callExport('readWord', address));
      expect(fault).toMatchObject({ kind: 'access', address: address >>> 0, region: 'unmapped' });
    }
  });

  test('a range mapped above linear memory names the fault', () => {
    const { program } = start(prepared);
    program.memory.protect(0xf0000000, 256, 'none', 'device-registers');
    expect(faultOf(() => program.callExport('readWord', 0xf0000010))).toMatchObject({
      address: 0xf0000010,
      region: 'device-registers',
    });
  });

  test('memset over the end, before anything is written', () => {
    const { program, block } = withBlock();
    program.memory.bytes.fill(7, block, block + 100);
    expect(faultOf(() => program.callExport('clear', block, 101))).toMatchObject({
      address: block,
      size: 101,
      write: true,
      region: 'redzone',
      location: { line: lineOf('__builtin_memset') },
    });
    expect(program.memory.bytes[block]).toBe(7);
  });

  test('an assigned structure, at its source and at its target', () => {
    const read = withBlock();
    expect(faultOf(() => read.program.callExport('assign', read.block, 0))).toMatchObject({
      address: 0,
      size: 64,
      write: false,
    });
    const write = withBlock();
    expect(faultOf(() => write.program.callExport('assign', write.block + 40, write.block))).toMatchObject({
      size: 64,
      write: true,
      region: 'redzone',
      frames: [{ routine: 'assign' }],
    });
  });

  test('on behalf of a bound routine', () => {
    const { program, block } = withBlock();
    program.check(block, 100, true);
    expect(faultOf(() => program.check(block, 101, false))).toMatchObject({
      kind: 'access',
      size: 101,
      write: false,
    });
  });
});

describe('other faults say kind and line', () => {
  test.each<[string, number[]]>([
    ['recurse', [1]],
    ['recurseBare', []],
  ])('runaway recursion (%s)', (name, args) => {
    const depths = [0, 1].map(() => {
      const { program } = start(prepared);
      const fault = faultOf(() => program.callExport(name, ...args));
      expect(fault).toMatchObject({ kind: 'stack-overflow', location: { line: lineOf(`EXPORT(${name})`) } });
      expect(fault.frames[9]?.routine).toBe(name);
      return fault.frames.length;
    });
    expect(depths[0]).toBe(depths[1]);
  });

  test('a frame larger than the stack', () => {
    const { program } = start(prepared);
    expect(faultOf(() => program.callExport('hugeFrame')).kind).toBe('stack-overflow');
  });

  test.each([0, 9999, -1])('a call through %i', (pointer) => {
    const { program } = start(prepared);
    expect(faultOf(() => program.callExport('callThrough', pointer))).toMatchObject({
      kind: 'call',
      address: pointer >>> 0,
      location: { line: lineOf('routine(3)') },
      frames: [{ routine: 'callThrough' }],
    });
  });

  test('a call of a routine of another type, from C and from the host', () => {
    const pointer = start(prepared).program.callExport('otherType');
    expect(faultOf(() => start(prepared).program.callExport('callThrough', pointer)).kind).toBe('call');
    expect(faultOf(() => start(prepared).program.call(pointer, 1))).toMatchObject({
      kind: 'call',
      address: pointer,
    });
    expect(faultOf(() => start(prepared).program.call(0))).toMatchObject({ kind: 'call', address: 0 });
  });

  test('division by zero', () => {
    expect(start(prepared).program.callExport('divide', -7, 2)).toBe(-3);
    for (const name of ['divide', 'remainderWide'])
      expect(faultOf(() => start(prepared).program.callExport(name, 1, 0))).toMatchObject({
        kind: 'divide-by-zero',
        location: { line: lineOf(`EXPORT(${name})`) },
      });
  });

  test('any other trap', () => {
    for (const [name, ...args] of [['trap'], ['divide', -0x80000000, -1]] as const)
      expect(faultOf(() => start(prepared).program.callExport(name, ...args))).toMatchObject({
        kind: 'trap',
        frames: [{ routine: name, line: lineOf(`EXPORT(${name})`) }],
      });
  });

  test('the program is of no use afterwards', () => {
    const { program } = start(prepared);
    faultOf(() => program.callExport('trap'));
    expect(() => program.callExport('divide', 4, 2)).toThrow('instantiate it anew');
  });

  test('an import the host does not bind is refused at once', () => {
    const host = { routines: {}, fuelExhausted: () => undefined, watchedAccess: () => undefined };
    expect(() => prepared.instantiate(host)).toThrow('no routine is bound to the import Touch');
  });
});
