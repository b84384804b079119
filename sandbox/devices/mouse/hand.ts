/** Where the hand has moved the mouse: a lying eight, round once a second. */

export interface Position {
  /** Counts of the mouse, to the right. */
  readonly x: number;
  /** Counts of the mouse, upwards. */
  readonly y: number;
}

const NS_PER_ROUND = 1_000_000_000;
const HALF_WIDTH = 200;
const HALF_HEIGHT = 100;

/**
 * A wave of parabolas in place of a sine, whose last bits differ between engines.
 * @param phase of a round, ≥ 0
 * @returns −1 to 1
 */
function wave(phase: number): number {
  const half = (phase * 2) % 2;
  const within = half % 1;
  const arc = 4 * within * (1 - within);
  return half < 1 ? arc : -arc;
}

/** @param elapsed nanoseconds since the hand began to move */
export function handAt(elapsed: number): Position {
  const phase = elapsed / NS_PER_ROUND;
  return { x: Math.round(HALF_WIDTH * wave(phase)), y: Math.round(HALF_HEIGHT * wave(phase * 2)) };
}
