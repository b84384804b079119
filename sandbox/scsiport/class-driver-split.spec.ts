import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE } from '../machine/memory-pool.ts';
import { largestTransfer, splitSpan } from './class-driver-split.ts';

const span = fc.record({ lba: fc.nat(0xffff_ffff), blocks: fc.integer({ min: 1, max: 5000 }) });
const blockBytes = fc.constantFrom(512, 2048);

describe('a split transfer', () => {
  it('covers exactly the span, in order, without a gap or an overlap', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 6000 }), (whole, largest) => {
        let next = whole.lba;
        for (const { lba, blocks } of splitSpan(whole, largest)) {
          expect(lba).toBe(next);
          expect(blocks).toBeGreaterThan(0);
          expect(blocks).toBeLessThanOrEqual(largest);
          next += blocks;
        }
        expect(next).toBe(whole.lba + whole.blocks);
      }),
    );
  });

  it('has no more parts than it needs', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 6000 }), (whole, largest) => {
        expect(splitSpan(whole, largest)).toHaveLength(Math.ceil(whole.blocks / largest));
      }),
    );
  });
});

describe('the largest transfer', () => {
  it('is within the limit, or one block where the limit is less', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_fffe), blockBytes, (limit, bytes) => {
        expect(largestTransfer(limit, bytes) * bytes).toBeLessThanOrEqual(Math.max(limit, bytes));
      }),
    );
  });

  it('lets no part touch more pages than the limit counts', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 512, max: 20 * PAGE }), (whole, limit) => {
        let offset = 0;
        for (const { blocks } of splitSpan(whole, largestTransfer(limit, 512))) {
          const end = offset + blocks * 512;
          const pages = Math.ceil(end / PAGE) - Math.floor(offset / PAGE);
          expect(pages).toBeLessThanOrEqual(Math.ceil(limit / PAGE) + (limit < PAGE ? 1 : 0));
          offset = end;
        }
      }),
    );
  });
});
