/** Draws a uniformly distributed integer in `[low, high]`, both included. */
export type Random = (low: number, high: number) => number;

/** FNV-1a, to start each stream from its name. */
function hashName(name: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/**
 * A stream of pseudo-random integers that depends on the run's seed and the stream's name alone, so that a
 * device's luck does not change with what other devices, or the learner's program, draw.
 * Generator: splitmix32, a Weyl sequence through a mixing step shaped like MurmurHash3's 32-bit finaliser, with
 * the shifts and constants 16 21f0aaad 15 735a2d97 15 found by hash-prospector.
 */
export function randomStream(seed: number, name: string): Random {
  let state = hashName(name, Math.imul(seed, 0x9e3779b1)) >>> 0;
  return (low, high) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return low + Math.floor(((mixed >>> 0) / 0x1_0000_0000) * (high - low + 1));
  };
}
