import { describe, expect, test } from 'vitest';
import { STACK_LIMIT } from './address-map.ts';
import { ShadowedMemory, shadowedSize } from './guarded-memory.ts';

const PAGE = 65536;
const STACK_TOP = STACK_LIMIT + 0x4000;
const HEAP_BASE = STACK_TOP + 0x128;

const memory = () =>
  new ShadowedMemory(new ArrayBuffer(shadowedSize(4 * PAGE)), {
    size: 4 * PAGE,
    stackTop: STACK_TOP,
    heapBase: HEAP_BASE,
    constants: { start: STACK_TOP, end: STACK_TOP + 0x1c },
  });
const refused = (guarded: ShadowedMemory, address: number, size = 1, write = false) =>
  guarded.refusal(address, size, write)?.region;

describe('guarded memory', () => {
  test('at first permits the stack and the data only', () => {
    const guarded = memory();
    expect(guarded.poolStart).toBe(STACK_TOP + 0x130);
    expect(refused(guarded, 0)).toBe('null-page');
    expect(refused(guarded, STACK_LIMIT - 1)).toBe('null-page');
    expect(refused(guarded, STACK_LIMIT, 0x4000, true)).toBeUndefined();
    expect(refused(guarded, STACK_TOP + 0x20, 0x108, true)).toBeUndefined();
    expect(refused(guarded, HEAP_BASE)).toBe('unmapped');
    expect(refused(guarded, 4 * PAGE - 1)).toBe('unmapped');
    expect(refused(guarded, 4 * PAGE)).toBe('unmapped');
  });

  test('lets constants be read and not written', () => {
    const guarded = memory();
    expect(refused(guarded, STACK_TOP, 0x1c)).toBeUndefined();
    expect(refused(guarded, STACK_TOP, 1, true)).toBe('module-constants');
    expect(refused(guarded, STACK_TOP + 0x1b, 1, true)).toBe('module-constants');
    guarded.permitData(STACK_TOP + 8, 4);
    expect(refused(guarded, STACK_TOP + 8, 4, true)).toBe('module-constants');
    guarded.permitData(STACK_TOP + 0x20, 4);
    expect(refused(guarded, STACK_TOP + 0x20, 4, true)).toBeUndefined();
  });

  test('leaves the rest of a last granule inaccessible', () => {
    const guarded = memory();
    guarded.protect(guarded.poolStart, 13, 'read-write', 'buffer');
    expect(refused(guarded, guarded.poolStart, 13)).toBeUndefined();
    expect(refused(guarded, guarded.poolStart + 13)).toBe('unmapped');
    expect(refused(guarded, guarded.poolStart + 10, 4)).toBe('unmapped');
  });

  test('permits nothing of an empty range', () => {
    const guarded = memory();
    guarded.protect(guarded.poolStart, 0, 'read-write', 'empty');
    expect(refused(guarded, guarded.poolStart)).toBe('unmapped');
  });

  test('refuses what no machine can mean', () => {
    const guarded = memory();
    expect(() => guarded.protect(guarded.poolStart + 4, 8, 'none', 'x')).toThrow(RangeError);
    expect(() => guarded.protect(guarded.poolStart, 4 * PAGE, 'none', 'x')).toThrow(RangeError);
    expect(() => guarded.protect(0xf0000000, 8, 'read-write', 'x')).toThrow(RangeError);
    expect(() => guarded.watch(4 * PAGE - 4, 8)).toThrow(RangeError);
  });

  test('names the latest of overlapping ranges above it', () => {
    const guarded = memory();
    guarded.protect(0xf0000000, 0x100, 'none', 'device-registers');
    guarded.protect(0xf0000000, 0x10, 'none', 'freed');
    expect(refused(guarded, 0xf0000008)).toBe('freed');
    expect(refused(guarded, 0xf0000010)).toBe('device-registers');
    expect(refused(guarded, 0xf0000100)).toBe('unmapped');
  });

  test('keeps a watch through changes of permission', () => {
    const guarded = memory();
    guarded.protect(guarded.poolStart, 32, 'read-write', 'srb');
    guarded.watch(guarded.poolStart + 3, 9);
    guarded.protect(guarded.poolStart, 32, 'none', 'completed-srb');
    guarded.protect(guarded.poolStart, 32, 'read-only', 'srb');
    expect(guarded.shadow[guarded.poolStart / 8]).not.toBe(8);
    const watched = (offset: number, size: number) => guarded.isWatched(guarded.poolStart + offset, size);
    expect([watched(0, 3), watched(0, 4), watched(11, 1), watched(12, 8)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    guarded.unwatch(guarded.poolStart + 8, 8);
    expect([watched(3, 1), watched(8, 8)]).toEqual([true, false]);
  });

  test('reads strings up to NUL, limit or the end of memory', () => {
    const guarded = memory();
    guarded.bytes.set([0x41, 0xe9, 0x42, 0], guarded.poolStart);
    expect(guarded.readString(guarded.poolStart)).toBe('AéB');
    expect(guarded.readString(guarded.poolStart, 2)).toBe('Aé');
    guarded.bytes.fill(0x41, 4 * PAGE - 3);
    expect(guarded.readString(4 * PAGE - 3)).toBe('AAA');
    expect(guarded.readString(0xf0000000)).toBe('');
  });
});
