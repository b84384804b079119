/** Which part of the run is on the screen. Times in virtual nanoseconds; every function is pure. */

export interface Viewport {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Shorter than the cheapest thing the machine does, a posted write of 100 ns, so that nothing hides at full zoom. */
const SHORTEST_NS = 50;

/** What opening at a moment shows around it: wide enough for one service routine at the limit and what led to it. */
const AROUND_NS = 160_000;

/** @param endNs length of the run */
export function wholeRun(endNs: number): Viewport {
  return { fromNs: 0, toNs: Math.max(SHORTEST_NS, endNs) };
}

/** Opens at a moment, which stands at two thirds: what led to it is worth more room than what followed. */
export function around(timeNs: number, endNs: number, spanNs = AROUND_NS): Viewport {
  const span = Math.min(spanNs, Math.max(SHORTEST_NS, endNs));
  const fromNs = timeNs - (span * 2) / 3;
  return clamp({ fromNs, toNs: fromNs + span }, endNs);
}

/** @param factor below 1 zooms in; `anchorNs` keeps its place on the screen */
export function zoom(view: Viewport, factor: number, anchorNs: number, endNs: number): Viewport {
  const span = view.toNs - view.fromNs;
  const wanted = Math.min(Math.max(SHORTEST_NS, endNs), Math.max(SHORTEST_NS, span * factor));
  const scale = wanted / span;
  return clamp(
    { fromNs: anchorNs - (anchorNs - view.fromNs) * scale, toNs: anchorNs + (view.toNs - anchorNs) * scale },
    endNs,
  );
}

/** @param fraction of what is shown; positive goes later */
export function pan(view: Viewport, fraction: number, endNs: number): Viewport {
  const by = (view.toNs - view.fromNs) * fraction;
  return clamp({ fromNs: view.fromNs + by, toNs: view.toNs + by }, endNs);
}

/** Moves no further than needed for `timeNs` to be seen with a margin of a tenth. */
export function reveal(view: Viewport, timeNs: number, endNs: number): Viewport {
  const margin = (view.toNs - view.fromNs) / 10;
  const by =
    timeNs < view.fromNs + margin
      ? timeNs - view.fromNs - margin
      : timeNs > view.toNs - margin
        ? timeNs - view.toNs + margin
        : 0;
  return by === 0 ? view : clamp({ fromNs: view.fromNs + by, toNs: view.toNs + by }, endNs);
}

/** Round times for a ruler, at most `count`, in steps of 1, 2 or 5 times a power of ten. */
export function rulerTimes(view: Viewport, count: number): readonly number[] {
  const rough = (view.toNs - view.fromNs) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((n) => n * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const times: number[] = [];
  for (let time = Math.ceil(view.fromNs / step) * step; time <= view.toNs; time += step) times.push(time);
  return times;
}

function clamp(view: Viewport, endNs: number): Viewport {
  const span = view.toNs - view.fromNs;
  const last = Math.max(span, endNs);
  const fromNs = Math.min(Math.max(0, view.fromNs), last - span);
  return { fromNs, toNs: fromNs + span };
}
