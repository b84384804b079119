import { describe, expect, it } from 'vitest';
import type { Bar, Tick } from './lane.ts';
import { hit, namesBeside, timeAt, visibleBars, visibleTicks, xOf } from './visible.ts';

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

  it('draws 20,000 ticks as at most one per two pixels', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => tick(1_000 + index / 20));
    expect(visibleTicks(many, scale).length).toBeLessThanOrEqual(scale.width / 2 + 1);
  });

  it('gives a tick the room to the next one', () => {
    expect(visibleTicks([tick(1_100), tick(1_300)], scale).map(({ room }) => room)).toEqual([200, 700]);
  });
});

describe('a name beside a bar', () => {
  const named = (startNs: number, endNs: number, label: string): Bar => ({ ...bar(startNs, endNs), label });

  it('is that of a bar too narrow to hold it, with the room to the next bar', () => {
    const row = [named(1_100, 1_150, 'a'), named(1_300, 1_400, 'b'), named(1_900, 1_901, 'c')];
    expect(namesBeside(row, scale, 60)).toEqual([
      { label: 'a', more: false, x: 150, room: 150 },
      { label: 'c', more: false, x: 901, room: 99 },
    ]);
  });

  it('is that of the first where several are close together, and says that there are more', () => {
    const near = [named(1_100, 1_101, 'a'), named(1_101, 1_102, 'a'), named(1_500, 1_501, 'a')];
    const mixed = [named(1_700, 1_701, 'a'), named(1_703, 1_704, 'b')];
    expect(namesBeside([...near, ...mixed], scale, 60)).toEqual([
      { label: 'a', more: false, x: 102, room: 398 },
      { label: 'a', more: false, x: 501, room: 199 },
      { label: 'a', more: true, x: 704, room: 296 },
    ]);
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
