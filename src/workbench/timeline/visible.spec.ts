import { describe, expect, it } from 'vitest';
import type { Bar, Tick } from './lane.ts';
import { hit, timeAt, visibleBars, visibleTicks, xOf } from './visible.ts';

const scale = { view: { fromNs: 1_000, toNs: 2_000 }, width: 1_000 };
const bar = (startNs: number, endNs: number, seq = 0): Bar => ({
  startNs,
  endNs,
  seq,
  look: 'isr',
  label: 'x',
});
const tick = (timeNs: number, seq = 0): Tick => ({ timeNs, seq, look: 'register', label: 'INTST' });

describe('the visible part', () => {
  it('maps time to pixels and back', () => {
    expect(xOf(1_250, scale)).toBe(250);
    expect(timeAt(250, scale)).toBe(1_250);
  });

  it('leaves out what is before and after the window, and keeps what reaches into it', () => {
    const { bars } = visibleBars([bar(0, 900), bar(950, 1_100), bar(1_500, 1_600), bar(2_100, 2_200)], scale);
    expect(bars.map(({ x }) => x)).toEqual([-50, 500]);
  });

  it('draws 20,000 bars too narrow to be seen as at most one per pixel', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      bar(1_000 + index / 20, 1_000 + index / 20 + 0.02),
    );
    const { bars, clusters } = visibleBars(many, scale);
    expect(bars).toEqual([]);
    expect(clusters.length).toBeLessThanOrEqual(scale.width);
  });

  it('gives a bar and a cluster the room to what comes next', () => {
    const { bars, clusters } = visibleBars([bar(1_100, 1_150), bar(1_300, 1_301), bar(1_900, 1_950)], scale);
    expect(bars.map(({ room }) => room)).toEqual([150, 50]);
    expect(clusters.map(({ room }) => room)).toEqual([599]);
  });

  it('calls a cluster what all of its bars are called', () => {
    const named = (startNs: number, label: string) => ({ ...bar(startNs, startNs + 1), label });
    const row = [named(1_100, 'a'), named(1_101, 'a'), named(1_500, 'a'), named(1_501, 'b')];
    expect(visibleBars(row, scale).clusters.map(({ label }) => label)).toEqual(['a', '']);
  });

  it('draws 20,000 ticks as at most one per two pixels', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => tick(1_000 + index / 20));
    expect(visibleTicks(many, scale).length).toBeLessThanOrEqual(scale.width / 2 + 1);
  });

  it('gives a tick the room to the next one', () => {
    expect(visibleTicks([tick(1_100), tick(1_300)], scale).map(({ room }) => room)).toEqual([200, 700]);
  });
});

describe('a pointer', () => {
  const row = { bars: [bar(1_000, 1_100, 1), bar(1_200, 1_300, 2)], ticks: [tick(1_250, 3)] };

  it('means the tick within reach before the bar under it', () => {
    expect(hit(row, 1_248, 5)).toBe(3);
    expect(hit(row, 1_210, 5)).toBe(2);
  });

  it('means nothing between bars', () => {
    expect(hit(row, 1_150, 5)).toBeUndefined();
  });
});
