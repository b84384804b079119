/** One of the things compared with each other. */
export interface Contender {
  /** Not timed. */
  readonly before?: () => unknown;
  /** @param round a number from 0 on that no other call gets, for inputs that must differ */
  readonly run: (round: number) => unknown;
}

/**
 * Times contenders in turns, so that whatever else the machine does meets them alike. The first turn only warms up.
 * @param turns timed runs of each
 * @returns the median of each, in milliseconds
 */
export async function medians<Name extends string>(
  turns: number,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Contender>(contenders);
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const [index, [name, { before, run }]] of entries.entries()) {
      await before?.();
      const begin = performance.now();
      await run(turn * entries.length + index);
      const elapsed = performance.now() - begin;
      if (turn > 0) times.get(name)?.push(elapsed);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}
