import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PlacedRow } from './rows.ts';
import { hit, type Scale, timeAt } from './visible.ts';

interface PointerTarget {
  readonly rows: readonly PlacedRow[];
  readonly scale: Scale;
  readonly cursor: Signal<number | undefined>;
  readonly hovered: Signal<number | undefined>;
  readonly select: (seq: number) => void;
  readonly panBy: (fraction: number) => void;
  readonly zoomBy: (factor: number, anchorNs: number) => void;
}

/** How near a pointer has to come to a tick, in pixels. */
const REACH_PX = 6;
/** A pointer that moves further while pressed drags instead of selecting. */
const DRAG_PX = 4;

/** Nearer than this, two fingers count as so far apart, in pixels: one can stand above the other. */
const NEAR_PX = 24;

/** Point to read the time, click to select, drag to pan, Ctrl and wheel or two fingers to zoom. */
export function usePointer(element: RefObject<HTMLElement>, target: PointerTarget): void {
  const latest = useRef(target);
  latest.current = target;

  useEffect(() => {
    const area = element.current;
    if (!area) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    let pressed: { x: number; dragged: boolean } | undefined;
    /** `clientX` of each pointer that is down, by its id. */
    const down = new Map<number, number>();

    const xIn = (event: MouseEvent) => event.clientX - area.getBoundingClientRect().left;
    const seqAt = (event: MouseEvent) => {
      const { rows, scale } = latest.current;
      const y = event.clientY - area.getBoundingClientRect().top;
      const placed = rows.find((row) => y >= row.y && y < row.y + row.height);
      const reachNs = ((scale.view.toNs - scale.view.fromNs) / scale.width) * REACH_PX;
      return placed && hit(placed.row, timeAt(xIn(event), scale), reachNs);
    };

    area.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        down.set(event.pointerId, event.clientX);
        pressed = down.size === 1 ? { x: event.clientX, dragged: false } : undefined;
        area.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    area.addEventListener(
      'pointermove',
      (event) => {
        const { scale, cursor, hovered, panBy, zoomBy } = latest.current;
        if (down.size > 1) {
          const before = spread(down);
          down.set(event.pointerId, event.clientX);
          const { centre, distance } = spread(down);
          zoomBy(before.distance / distance, timeAt(centre - area.getBoundingClientRect().left, scale));
          panBy((before.centre - centre) / scale.width);
          return;
        }
        if (!pressed) {
          cursor.value = timeAt(xIn(event), scale);
          hovered.value = seqAt(event);
          return;
        }
        const by = event.clientX - pressed.x;
        if (!pressed.dragged && Math.abs(by) < DRAG_PX) return;
        pressed = { x: event.clientX, dragged: true };
        cursor.value = undefined;
        panBy(-by / scale.width);
      },
      { signal },
    );
    area.addEventListener(
      'pointerup',
      (event) => {
        const seq = pressed && !pressed.dragged ? seqAt(event) : undefined;
        down.delete(event.pointerId);
        // The finger that stays goes on dragging.
        const [x] = down.values();
        pressed = x === undefined ? undefined : { x, dragged: true };
        if (seq !== undefined) latest.current.select(seq);
      },
      { signal },
    );
    const leave = ({ pointerId }: PointerEvent) => {
      down.delete(pointerId);
      if (down.size > 0) return;
      pressed = undefined;
      latest.current.cursor.value = undefined;
      latest.current.hovered.value = undefined;
    };
    area.addEventListener('pointercancel', leave, { signal });
    area.addEventListener('pointerleave', leave, { signal });
    area.addEventListener(
      'wheel',
      (event) => {
        const { scale, panBy, zoomBy } = latest.current;
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          zoomBy(Math.exp(event.deltaY / 200), timeAt(xIn(event), scale));
        } else if (event.deltaX !== 0 || event.shiftKey) {
          event.preventDefault();
          panBy((event.deltaX || event.deltaY) / scale.width);
        }
      },
      { signal, passive: false },
    );
    return () => abort.abort();
  }, [element]);
}

function spread(down: ReadonlyMap<number, number>): { centre: number; distance: number } {
  const xs = [...down.values()];
  const least = Math.min(...xs);
  const most = Math.max(...xs);
  return { centre: (least + most) / 2, distance: Math.max(NEAR_PX, most - least) };
}
