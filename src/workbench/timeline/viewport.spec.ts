import { describe, expect, it } from 'vitest';
import { around, pan, reveal, rulerTimes, wholeRun, zoom } from './viewport.ts';

const END = 1_000_000;

describe('the viewport', () => {
  it('keeps the anchor in place while it zooms', () => {
    const view = zoom({ fromNs: 0, toNs: 1_000 }, 0.5, 400, END);
    expect(view).toEqual({ fromNs: 200, toNs: 700 });
  });

  it('never leaves the run', () => {
    expect(pan({ fromNs: 0, toNs: 1_000 }, -1, END)).toEqual({ fromNs: 0, toNs: 1_000 });
    expect(pan({ fromNs: END - 1_000, toNs: END }, 1, END)).toEqual({ fromNs: END - 1_000, toNs: END });
    expect(zoom(wholeRun(END), 4, 0, END)).toEqual(wholeRun(END));
  });

  it('zooms no further in than 50 ns', () => {
    const view = zoom({ fromNs: 0, toNs: 60 }, 0.01, 0, END);
    expect(view.toNs - view.fromNs).toBe(50);
  });

  it('opens at a moment with two thirds before it', () => {
    const view = around(500_000, END);
    expect((500_000 - view.fromNs) / (view.toNs - view.fromNs)).toBeCloseTo(2 / 3);
  });

  it('shows all of a run shorter than its window', () => {
    expect(around(500, 1_000)).toEqual({ fromNs: 0, toNs: 1_000 });
  });

  it('moves only when the moment is out of sight', () => {
    const view = { fromNs: 1_000, toNs: 2_000 };
    expect(reveal(view, 1_500, END)).toBe(view);
    expect(reveal(view, 3_000, END)).toEqual({ fromNs: 2_100, toNs: 3_100 });
  });

  it('rules round times', () => {
    expect(rulerTimes({ fromNs: 130, toNs: 980 }, 5)).toEqual([200, 400, 600, 800]);
  });

  it('opens a run that ended at once', () => {
    expect(wholeRun(0).toNs).toBeGreaterThan(0);
  });
});
