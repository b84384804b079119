import { beforeAll, describe, expect, test } from 'vitest';
import { faultOf, prepare, start } from './compile.fixture.ts';
import type { PreparedProgram } from './prepare.ts';
import type { Program } from './program.ts';

/** A function in assembler, which Clang's sanitizer never sees. */
const assembled = (name: string, type: string, code: string) =>
  `__asm__(".globl ${name}\\n.type ${name},@function\\n${name}:\\n.functype ${name} ${type}\\n${code.replaceAll('\n', '\\n')}\\nend_function\\n");`;

const SOURCE = `
#define BLIND __attribute__((no_sanitize("kernel-address")))
EXPORT(viaAttribute) BLIND void viaAttribute(int *p) { *p = 1; }
#pragma clang attribute push(__attribute__((no_sanitize("kernel-address"))), apply_to = function)
EXPORT(viaPragma) void viaPragma(int *p) { *p = 1; }
#pragma clang attribute pop
EXPORT(viaInlineAssembly) void viaInlineAssembly(int *p) {
  __asm__ volatile("local.get %0\\ni32.const 1\\ni32.store 0" :: "r"(p)); }
${assembled('storeWord', '(i32) -> ()', 'local.get 0\ni32.const 1\ni32.store 0')}
void storeWord(int *p);
EXPORT(viaAssembly) void viaAssembly(int *p) { storeWord(p); }
EXPORT(viaBytes) void viaBytes(int *p) { __asm__ volatile("local.get %0\\ni32.const 1\\n.byte 0x36, 2, 0" :: "r"(p)); }
EXPORT(readModifyWrite) void readModifyWrite(int *p) { *p += 1; }
EXPORT(viaUnsharedFrame) BLIND void viaUnsharedFrame(int *p) { int frame[4]; int *at = frame; at[p - frame] = 1; }

${assembled('loadPast', '(i32) -> (i32)', 'local.get 0\ni32.load 8')}
${assembled('loadFar', '(i32) -> (i32)', 'local.get 0\ni32.load 0x20004')}
int loadPast(int *p); int loadFar(int *p);
EXPORT(past) int past(int *p) { return loadPast(p); }
EXPORT(far) int far(int *p) { return loadFar(p); }

${assembled('moveStack', '(i32) -> ()', 'local.get 0\nglobal.set __stack_pointer')}
void moveStack(char *to);
EXPORT(stackTo) void stackTo(char *p) { moveStack(p); }
${assembled(
  'forgedFrame',
  '(i32) -> ()',
  '.local i32\nlocal.get 0\nlocal.set 1\nlocal.get 1\ni32.const 1\ni32.store 0',
)}
${assembled(
  'changedFrame',
  '(i32) -> ()',
  `.local i32
global.get __stack_pointer
i32.const 16
i32.sub
local.set 1
local.get 1
global.set __stack_pointer
local.get 0
local.set 1
local.get 1
i32.const 1
i32.store 0
global.get __stack_pointer
i32.const 16
i32.add
global.set __stack_pointer`,
)}
${assembled(
  'pastFrame',
  '(i32) -> ()',
  `.local i32
global.get __stack_pointer
i32.const 16
i32.sub
local.set 1
local.get 1
global.set __stack_pointer
local.get 1
i32.const 1
i32.store 0x10000
local.get 1
i32.const 16
i32.add
global.set __stack_pointer`,
)}
${assembled(
  'unreservedFrame',
  '(i32) -> ()',
  `.local i32
global.get __stack_pointer
i32.const 0x8000
i32.sub
local.set 1
local.get 1
i32.const 1
i32.store 0`,
)}
void forgedFrame(int *p); void changedFrame(int *p); void pastFrame(int *p); void unreservedFrame(int *p);
EXPORT(forged) void forged(int *p) { forgedFrame(p); }
EXPORT(changed) void changed(int *p) { changedFrame(p); }
EXPORT(pastItsEnd) void pastItsEnd(int *p) { pastFrame(p); }
EXPORT(unreserved) void unreserved(int *p) { unreservedFrame(p); }

EXPORT(endless) void endless(void) {
  volatile int local = 0;
  __asm__ volatile("global.get __stack_pointer\\ni32.const 16\\ni32.add\\nglobal.set __stack_pointer");
  endless(); local++;
  __asm__ volatile("global.get __stack_pointer\\ni32.const 16\\ni32.sub\\nglobal.set __stack_pointer"); }

EXPORT(grow) int grow(int pages) { return (int)__builtin_wasm_memory_grow(0, pages); }
EXPORT(size) int size(void) { return (int)__builtin_wasm_memory_size(0); }

struct flags { ULONG low : 3; ULONG high : 5; };
EXPORT(setBits) void setBits(struct flags *f) { f->high = 9; }
EXPORT(widths) LONGLONG widths(char *p) {
  *(LONGLONG *)p += 1; *(short *)(p + 8) += 1; *(float *)(p + 12) += 1; *(double *)(p + 16) += 1;
  return *(signed char *)(p + 24) + *(LONGLONG *)p; }
EXPORT(addTo) void addTo(char *p) { widths(p); }
EXPORT(magic) void magic(ULONG *p) { int frame[4]; Touch(frame); *p = 0x45e0360e; }
EXPORT(withAlloca) int withAlloca(int n) { int values[4] = {1, 2, 3, 4}; char *p = __builtin_alloca(n); p[n - 1] = 1; Touch(values); return values[n & 3] + p[n - 1]; }
EXPORT(constantIndex) int constantIndex(void) { int values[4] = {1, 2, 3, 4}; Touch(values); return values[4]; }
`;

let prepared: PreparedProgram;

beforeAll(async () => {
  prepared = await prepare(SOURCE);
});

function withBlock(): { program: Program; block: number } {
  const { program } = start(prepared);
  const block = program.memory.poolStart;
  program.memory.protect(block, 64, 'read-only', 'port-driver');
  return { program, block };
}

describe('a store to memory that is not the program’s faults', () => {
  test.each([
    'readModifyWrite',
    'viaAttribute',
    'viaPragma',
    'viaInlineAssembly',
    'viaAssembly',
    'viaBytes',
    'viaUnsharedFrame',
    'forged',
    'changed',
    'magic',
  ])('%s', (name) => {
    const { program, block } = withBlock();
    expect(faultOf(() => program.callExport(name, block + 4))).toMatchObject({
      kind: 'access',
      address: block + 4,
      size: 4,
      write: true,
      region: 'port-driver',
    });
    expect(program.memory.view.getUint32(block + 4, true)).toBe(0);
  });

  test.each(['pastItsEnd', 'unreserved'])('at a frame that is not its own (%s)', (name) => {
    const { program, block } = withBlock();
    expect(faultOf(() => program.callExport(name, block)).kind).toBe('access');
  });
});

describe('an address that wraps around', () => {
  test('faults where a PC would find null', () => {
    const { program } = start(prepared);
    expect(faultOf(() => program.callExport('past', -4))).toMatchObject({
      kind: 'access',
      address: 4,
      size: 4,
      region: 'null-page',
    });
  });

  test('faults even where a PC would find the program’s own memory', () => {
    const { program } = start(prepared);
    const address = program.memory.poolStart;
    program.memory.protect(address, 64, 'read-write', 'pool');
    expect(faultOf(() => program.callExport('far', address - 0x20004))).toMatchObject({ kind: 'access' });
    expect(faultOf(() => start(prepared).program.callExport('far', -0x20004 + 0x12000))).toMatchObject({
      kind: 'access',
      address: 0x12000,
    });
  });
});

describe('the stack', () => {
  test('cannot be moved elsewhere', () => {
    for (const to of [0, 0xfff0, 0x20000, 0x100000, -16]) {
      const { program } = start(prepared);
      expect(faultOf(() => program.callExport('stackTo', to)).kind).toBe('stack-overflow');
    }
  });

  test('bounds recursion that gives its frame back too early', () => {
    const { program } = start(prepared);
    const fault = faultOf(() => program.callExport('endless'));
    expect(fault.kind).toBe('stack-overflow');
    expect(fault.frames.length).toBeLessThan(2100);
  });

  test('may hold arrays and dynamic allocations side by side', () => {
    const { program } = start(prepared);
    for (let n = 1; n < 9; n++) expect(program.callExport('withAlloca', n)).toBe((n & 3) + 2);
  });

  test('has red zones for constant indices too', () => {
    expect(faultOf(() => start(prepared).program.callExport('constantIndex')).region).toBe('stack-redzone');
  });
});

describe('a constructor of the program’s own', () => {
  test.each<[string, string]>([
    ['calls no bound routine', 'Report(1);'],
    ['runs for a short while', 'for (;;);'],
  ])('%s', async (_, statement) => {
    const early = await prepare(`void early(void) { ${statement} }
      __asm__(".section .init_array,\\"\\",@\\n.p2align 2\\n.int32 early");`);
    expect(faultOf(() => start(early))).toMatchObject({
      kind: 'trap',
      frames: [{ routine: 'early' }, { routine: '__wasm_call_ctors' }],
    });
  });
});

describe('memory', () => {
  test('has the size it was linked with and does not grow', () => {
    const { program } = start(prepared);
    for (const pages of [0, 1, 100]) expect(program.callExport('grow', pages)).toBe(-1);
    expect(program.callExport('size')).toBe(program.memory.size / 0x10000);
    expect(program.memory.view.byteLength).toBe(program.memory.size);
  });
});

describe('a watched range reports a read and a write of each read-modify-write', () => {
  const reportsOf = (name: string): (readonly [number, number, boolean])[] => {
    const seen: (readonly [number, number, boolean])[] = [];
    const { program } = start(prepared, {
      watchedAccess: (address, size, write) => seen.push([address - block, size, write]),
    });
    const block = program.memory.poolStart;
    program.memory.protect(block, 64, 'read-write', 'srb');
    program.memory.watch(block, 64);
    program.callExport(name, block);
    return seen;
  };

  test('of a word', () => {
    expect(reportsOf('readModifyWrite')).toEqual([
      [0, 4, false],
      [0, 4, true],
    ]);
  });

  test('of a bit field', () => {
    expect(reportsOf('setBits')).toEqual([
      [0, 4, false],
      [0, 4, true],
    ]);
  });

  test('of every type', () => {
    expect(reportsOf('addTo')).toEqual([
      ...(
        [
          [0, 8],
          [8, 2],
          [12, 4],
          [16, 8],
        ] as const
      ).flatMap(([at, size]) => [
        [at, size, false],
        [at, size, true],
      ]),
      [24, 1, false],
      [0, 8, false],
    ]);
  });
});
