import type { Say } from '../state/say.ts';
import { CHARACTER_PX, RULER_HEIGHT } from './rows.ts';
import { rulerTimes } from './viewport.ts';
import { type Scale, xOf } from './visible.ts';

/** Pixels between a time on the ruler and the next, at the least. */
const GAP_PX = 20;

/** Virtual time along the top, with the graticule below it. */
export function Ruler({ scale, height, say }: { scale: Scale; height: number; say: Say }) {
  const markPx = say.time(scale.view.toNs).length * CHARACTER_PX + GAP_PX;
  const times = rulerTimes(scale.view, Math.max(2, scale.width / markPx));
  return (
    <g class="wb-ruler">
      {times.map((time) => {
        const x = xOf(time, scale);
        const text = say.time(time);
        return (
          <g key={time}>
            <line class="wb-graticule" x1={x} x2={x} y1={RULER_HEIGHT - 6} y2={height} />
            {x + 4 + text.length * CHARACTER_PX <= scale.width && (
              <text x={x + 4} y={RULER_HEIGHT - 10}>
                {text}
              </text>
            )}
          </g>
        );
      })}
      <line class="wb-axis" x1={0} x2={scale.width} y1={RULER_HEIGHT} y2={RULER_HEIGHT} />
    </g>
  );
}
