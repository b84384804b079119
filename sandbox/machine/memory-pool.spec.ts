import { beforeEach, describe, expect, it } from 'vitest';
import { ShadowedMemory, shadowedSize } from '../program/guarded-memory.ts';
import { BugCheck } from './bug-check.ts';
import { MemoryPool, PAGE } from './memory-pool.ts';
import { randomStream } from './random.ts';

const POOL_START = 0x18000;
const SIZE = 0x200000;

let memory: ShadowedMemory;
let pool: MemoryPool;

beforeEach(() => {
  memory = new ShadowedMemory(new ArrayBuffer(shadowedSize(SIZE)), {
    size: SIZE,
    stackTop: 0x14000,
    heapBase: POOL_START,
  });
  pool = new MemoryPool(memory, randomStream(1, 'page-frames'));
});

/** The physical address behind a virtual one that is known to have one. */
function physical(virtual: number): number {
  const address = pool.physical(virtual);
  if (address === undefined) throw new Error(`${virtual} is not mapped`);
  return address;
}

describe('an allocation', () => {
  it('is zeroed, page-aligned, and ends where it was asked to', () => {
    const address = pool.allocate(PAGE + 10, 'x');
    expect(address % PAGE).toBe(0);
    expect(memory.bytes.subarray(address, address + PAGE + 10).every((byte) => byte === 0)).toBe(true);
    expect(memory.refusal(address, PAGE + 10, true)).toBeUndefined();
    expect(memory.refusal(address + PAGE + 10, 1, false)).toEqual({ region: 'redzone' });
    expect(memory.refusal(address + 2 * PAGE - 1, 1, false)).toEqual({ region: 'redzone' });
  });

  it('never ends where the next one begins', () => {
    for (const length of [1, PAGE - 9, PAGE - 8, PAGE - 7, PAGE - 1, PAGE, 2 * PAGE]) {
      const address = pool.allocate(length, 'x');
      pool.allocate(PAGE, 'x');
      expect(memory.refusal(address + length, 1, false)).toEqual({ region: 'redzone' });
    }
  });

  it('is contiguous on the bus within itself, and only there', () => {
    const first = pool.allocate(3 * PAGE - 8, 'first');
    const second = pool.allocate(PAGE - 8, 'second');
    expect(second).toBe(first + 3 * PAGE);
    expect(pool.contiguous(first, 3 * PAGE)).toBe(3 * PAGE);
    expect(pool.contiguous(first + 100, 4 * PAGE)).toBe(3 * PAGE - 100);
    expect(pool.dmaRead(physical(first), 3 * PAGE)).toHaveLength(3 * PAGE);
    expect(pool.dmaRead(physical(first), 3 * PAGE + 1)).toBeUndefined();
    expect(pool.dmaRead(physical(second) - 1, 2)).toBeUndefined();
    // What reaches from one into the other is refused too.
    const reach = physical(second) - physical(first) + PAGE;
    expect(pool.dmaRead(physical(first), reach)).toBeUndefined();
    expect(pool.dmaWrite(physical(first), new Uint8Array(reach).fill(1))).toBe(false);
    expect(memory.bytes[first]).toBe(0);
  });

  it('never touches another’s range by DMA, wherever the frames lie', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      pool = new MemoryPool(memory, randomStream(seed, 'page-frames'));
      const blocks = [1, 2, 1, 3].map((pages) => ({
        address: pool.allocate(pages * PAGE - 8, 'x'),
        length: pages * PAGE,
      }));
      for (const { address, length } of blocks) {
        expect(pool.dmaRead(physical(address) + length - 1, 1)).toHaveLength(1);
        expect(pool.dmaRead(physical(address) + length - 1, 2)).toBeUndefined();
      }
    }
  });

  it('carries bytes to and from a bus master', () => {
    const address = pool.allocate(100, 'x');
    expect(pool.dmaWrite(physical(address) + 4, Uint8Array.of(1, 2, 3))).toBe(true);
    expect([...memory.bytes.subarray(address + 3, address + 8)]).toEqual([0, 1, 2, 3, 0]);
    expect(pool.dmaRead(physical(address) + 4, 3)).toEqual(Uint8Array.of(1, 2, 3));
    expect(pool.dmaRead(0, 1)).toBeUndefined();
    expect(pool.dmaRead(0xffff_ffff, 0x10_0000)).toBeUndefined();
  });
});

describe('a scattered allocation', () => {
  const PAGES = 6;
  const BYTES = PAGES * PAGE - 8;

  it('has no page that adjoins the one before it, and none out of reach', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      pool = new MemoryPool(memory, randomStream(seed, 'page-frames'));
      const address = pool.allocate(BYTES, 'x', 'read-write', 'scattered');
      for (let offset = 0; offset < BYTES; offset += PAGE) {
        expect(pool.contiguous(address + offset + 100, BYTES - offset - 100)).toBeLessThanOrEqual(PAGE - 100);
        expect(pool.virtual(physical(address + offset))).toBe(address + offset);
      }
    }
  });

  it('answers a bus master page by page, and never across two', () => {
    const address = pool.allocate(BYTES, 'x', 'read-write', 'scattered');
    for (let offset = 0; offset < BYTES; offset += PAGE) {
      const page = physical(address + offset);
      expect(pool.dmaWrite(page, new Uint8Array(PAGE).fill(offset / PAGE + 1))).toBe(true);
      expect(pool.dmaRead(page, PAGE)).toEqual(memory.bytes.slice(address + offset, address + offset + PAGE));
      for (let pages = 1; pages <= 40; pages += 1) {
        expect(pool.dmaRead(page, pages * PAGE + 1)).toBeUndefined();
        expect(pool.dmaWrite(page, new Uint8Array(pages * PAGE + 1))).toBe(false);
      }
      expect(pool.dmaRead(page + PAGE - 1, 2)).toBeUndefined();
    }
    expect([...memory.bytes.subarray(address + PAGE - 1, address + PAGE + 1)]).toEqual([1, 2]);
  });

  it('is never used again for one in consecutive frames, nor the other way round', () => {
    for (let count = 0; count < 500; count += 1) {
      const whole = pool.allocate(2 * PAGE, 'x');
      const parts = pool.allocate(2 * PAGE, 'x', 'read-write', 'scattered');
      expect([pool.contiguous(whole, 2 * PAGE), pool.contiguous(parts, 2 * PAGE)]).toEqual([2 * PAGE, PAGE]);
      pool.release(whole, 2 * PAGE);
      pool.release(parts, 2 * PAGE);
    }
  });
});

describe('memory given back', () => {
  it('is poisoned, and stays so for a while', () => {
    const address = pool.allocate(64, 'srb');
    pool.release(address, 64);
    expect(memory.refusal(address, 1, false)).toEqual({ region: 'freed' });
    for (let count = 0; count < 20; count += 1) {
      const next = pool.allocate(64, 'srb');
      expect(next).not.toBe(address);
      pool.release(next, 64);
    }
  });

  it('is used again, in the end, for as long as anybody wants', () => {
    const seen = new Set<number>();
    for (let count = 0; count < 5000; count += 1) {
      const address = pool.allocate((count % 3) * PAGE + 1, 'x');
      seen.add(address);
      pool.release(address, (count % 3) * PAGE + 1);
    }
    expect(seen.size).toBeLessThan(200);
  });

  it('is used at once when there is no other', () => {
    const all: number[] = [];
    for (let next = pool.tryAllocate(1, 'x'); next !== undefined; next = pool.tryAllocate(1, 'x'))
      all.push(next);
    expect(all).toHaveLength((SIZE - POOL_START) / PAGE);
    pool.release(all[7] ?? 0, 1);
    expect(pool.tryAllocate(1, 'x')).toBe(all[7]);
  });
});

describe('small pieces given back', () => {
  const fill = (length: number) => {
    const all: number[] = [];
    for (let next = pool.tryAllocate(length, 'x'); next !== undefined; next = pool.tryAllocate(length, 'x'))
      all.push(next);
    return all;
  };

  it.each(['consecutive', 'scattered'] as const)(
    'become a large one, %s, when there is no other',
    (layout) => {
      const all = fill(PAGE);
      for (const address of all.slice(10, 20)) pool.release(address, PAGE);
      const large = pool.tryAllocate(7 * PAGE, 'x', 'read-write', layout) ?? 0;
      expect(large).toBe(all[10]);
      expect(pool.contiguous(large, 7 * PAGE)).toBe(layout === 'scattered' ? PAGE : 7 * PAGE);
      for (let offset = 0; offset < 7 * PAGE; offset += PAGE) {
        expect(pool.virtual(physical(large + offset))).toBe(large + offset);
      }
      expect(memory.refusal(large, 7 * PAGE, true)).toBeUndefined();
      // What is left over of the ten is still to be had, and nothing of its neighbours.
      expect(pool.tryAllocate(11 * PAGE, 'x')).toBe(large + 8 * PAGE);
      expect(pool.tryAllocate(1, 'x')).toBeUndefined();
    },
  );

  it('stay apart when something lies between them', () => {
    const all = fill(PAGE);
    for (const address of [all[3] ?? 0, all[5] ?? 0]) pool.release(address, PAGE);
    expect(pool.tryAllocate(3 * PAGE, 'x')).toBeUndefined();
    expect(pool.tryAllocate(PAGE, 'x')).toBe(all[3]);
  });
});

describe('an exhausted pool', () => {
  it('is a bug check for those who cannot do without', () => {
    expect(pool.tryAllocate(2 ** 32, 'x')).toBeUndefined();
    let caught: unknown;
    try {
      pool.allocate(SIZE, 'unit-extension');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(BugCheck);
    expect(caught).toMatchObject({
      code: 0x41,
      reason: 'pool-exhausted',
      detail: { region: 'unit-extension' },
    });
  });
});
