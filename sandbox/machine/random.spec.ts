import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from './random.ts';

describe('randomStream', () => {
  it('draws only integers of the interval', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), (seed, low, width) => {
        const random = randomStream(seed, 'x');
        const drawn = Array.from({ length: 20 }, () => random(low, low + width));
        expect(drawn.every((value) => Number.isInteger(value) && value >= low && value <= low + width)).toBe(
          true,
        );
      }),
    );
  });

  it('gives the same seed and name the same numbers, and other seeds or names others', () => {
    const draw = (seed: number, name: string): number[] => {
      const random = randomStream(seed, name);
      return Array.from({ length: 8 }, () => random(0, 0xffff_ffff));
    };
    expect(draw(1, 'hba')).toEqual(draw(1, 'hba'));
    expect(draw(1, 'hba')).not.toEqual(draw(2, 'hba'));
    expect(draw(1, 'hba')).not.toEqual(draw(1, 'ethernet'));
  });

  it('reaches both ends of an interval', () => {
    const random = randomStream(7, 'ends');
    const drawn = new Set(Array.from({ length: 200 }, () => random(0, 3)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3]);
  });
});
