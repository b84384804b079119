/** The memory routines that Clang calls for C's `mem…` functions and for copies of structures, checked like any access. */

import type { AccessGuard } from './access-guard.ts';

type Routine = (...args: number[]) => number;

/** One unit of fuel moves this much, as `rep movsd` does one doubleword a step (Intel SDM volume 2, REP). */
const BYTES_PER_FUEL = 4;

/**
 * The implementation of a memory routine; undefined when `name` is none of them.
 * @param charge takes fuel, letting the machine preempt as it is used up.
 */
export function memoryRoutine(
  name: string,
  guard: AccessGuard,
  charge: (fuel: number) => void,
): Routine | undefined {
  const { bytes } = guard.memory;
  const cost = (length: number) => charge(Math.floor((length >>> 0) / BYTES_PER_FUEL));
  switch (name) {
    case 'memcpy':
    case 'memmove':
      return (target = 0, source = 0, length = 0) => {
        guard.any(source, length, false);
        guard.any(target, length, true);
        cost(length);
        bytes.copyWithin(target >>> 0, source >>> 0, (source >>> 0) + (length >>> 0));
        return target;
      };
    case 'memset':
      return (target = 0, value = 0, length = 0) => {
        guard.any(target, length, true);
        cost(length);
        bytes.fill(value, target >>> 0, (target >>> 0) + (length >>> 0));
        return target;
      };
    case 'memcmp':
      return (one = 0, other = 0, length = 0) => {
        guard.any(one, length, false);
        guard.any(other, length, false);
        cost(length);
        for (let at = 0; at < length >>> 0; at++) {
          const difference = (bytes[(one >>> 0) + at] ?? 0) - (bytes[(other >>> 0) + at] ?? 0);
          if (difference !== 0) return difference;
        }
        return 0;
      };
    default:
      return undefined;
  }
}
