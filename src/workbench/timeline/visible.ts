/** What of a row can be seen: things narrower than a pixel are drawn as one, so that the picture's size is bounded. */

import type { Bar, Tick } from './lane.ts';
import type { Viewport } from './viewport.ts';

export interface Scale {
  readonly view: Viewport;
  /** Width of the picture in pixels. */
  readonly width: number;
}

/** A bar wide enough to be drawn by itself, in pixels; it may begin left of the picture. */
export interface DrawnBar {
  readonly bar: Bar;
  readonly x: number;
  readonly width: number;
}

/** Neighbouring bars of one look, each too narrow to be told apart. */
export interface DrawnCluster {
  readonly look: Bar['look'];
  readonly x: number;
  readonly width: number;
}

export interface DrawnTick {
  readonly tick: Tick;
  readonly x: number;
  /** Pixels to the next tick drawn in the row: the room for a label. */
  readonly room: number;
}

/** The name of bars too narrow to hold one, to stand at their right. */
export interface NameBeside {
  /** Of the first bar. */
  readonly label: string;
  /** Whether a bar of another name follows, too near for a name of its own. */
  readonly more: boolean;
  /** Where the last of them ends, in pixels. */
  readonly x: number;
  /** Pixels to the next bar. */
  readonly room: number;
}

/** Narrower bars join a cluster. */
const NARROW_PX = 2;
/** Ticks closer than this are drawn as one. */
const TICK_PX = 2;
/** Bars closer than this share a name beside them. */
const NEAR_PX = 3;

export function xOf(timeNs: number, { view, width }: Scale): number {
  return ((timeNs - view.fromNs) / (view.toNs - view.fromNs)) * width;
}

export function timeAt(x: number, { view, width }: Scale): number {
  return view.fromNs + (x / width) * (view.toNs - view.fromNs);
}

export function visibleBars(
  bars: readonly Bar[],
  scale: Scale,
): { readonly bars: readonly DrawnBar[]; readonly clusters: readonly DrawnCluster[] } {
  const drawn: DrawnBar[] = [];
  const clusters: { look: Bar['look']; x: number; width: number }[] = [];
  for (let index = firstAfter(bars, scale.view.fromNs, (bar) => bar.endNs); index < bars.length; index++) {
    const bar = bars[index];
    if (!bar || bar.startNs > scale.view.toNs) break;
    const x = xOf(bar.startNs, scale);
    const width = xOf(bar.endNs, scale) - x;
    const last = clusters.at(-1);
    if (width >= NARROW_PX) drawn.push({ bar, x, width });
    else if (last && last.look === bar.look && x - (last.x + last.width) < 1) {
      last.width = Math.max(last.width, x + width - last.x, 1);
    } else clusters.push({ look: bar.look, x, width: Math.max(width, 1) });
  }
  return { bars: drawn, clusters };
}

/** @param holdsNamePx width from which on a bar holds its name itself */
export function namesBeside(bars: readonly Bar[], scale: Scale, holdsNamePx: number): readonly NameBeside[] {
  const names: { label: string; more: boolean; x: number; room: number }[] = [];
  let last: (typeof names)[number] | undefined;
  for (let index = firstAfter(bars, scale.view.fromNs, (bar) => bar.endNs); index < bars.length; index++) {
    const bar = bars[index];
    if (!bar || bar.startNs > scale.view.toNs) break;
    const [start, end] = [xOf(bar.startNs, scale), xOf(bar.endNs, scale)];
    const narrow = end - start < holdsNamePx;
    if (last && narrow && start - last.x < NEAR_PX) {
      last.x = Math.max(last.x, end);
      last.more ||= bar.label !== last.label;
      continue;
    }
    if (last) last.room = start - last.x;
    last = narrow ? { label: bar.label, more: false, x: end, room: 0 } : undefined;
    if (last) names.push(last);
  }
  if (last) last.room = scale.width - last.x;
  return names;
}

export function visibleTicks(ticks: readonly Tick[], scale: Scale): readonly DrawnTick[] {
  const drawn: { tick: Tick; x: number; room: number }[] = [];
  for (
    let index = firstAfter(ticks, scale.view.fromNs, (tick) => tick.timeNs);
    index < ticks.length;
    index++
  ) {
    const tick = ticks[index];
    if (!tick || tick.timeNs > scale.view.toNs) break;
    const x = xOf(tick.timeNs, scale);
    const last = drawn.at(-1);
    if (last && x - last.x < TICK_PX && tick.look !== 'fault') {
      last.room = 0;
      continue;
    }
    if (last) last.room = Math.min(last.room, x - last.x);
    drawn.push({ tick, x, room: scale.width - x });
  }
  return drawn;
}

/** @returns the index of the first item whose time is not before `timeNs`; items stand in order of that time */
export function firstAfter<T>(items: readonly T[], timeNs: number, timeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && timeOf(item) < timeNs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns the item's `seq` a pointer at `timeNs` means: the bar under it, or the nearest tick within `reachNs` */
export function hit(
  row: { readonly bars: readonly Bar[]; readonly ticks: readonly Tick[] },
  timeNs: number,
  reachNs: number,
): number | undefined {
  const after = firstAfter(row.ticks, timeNs, (tick) => tick.timeNs);
  const nearest = [row.ticks[after - 1], row.ticks[after]]
    .flatMap((tick) => (tick ? [{ seq: tick.seq, far: Math.abs(tick.timeNs - timeNs) }] : []))
    .sort((a, b) => a.far - b.far)[0];
  if (nearest && nearest.far <= reachNs) return nearest.seq;
  const bar = row.bars[firstAfter(row.bars, timeNs, (candidate) => candidate.endNs)];
  return bar && bar.startNs <= timeNs + reachNs ? bar.seq : undefined;
}
