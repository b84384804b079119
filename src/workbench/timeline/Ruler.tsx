import type { Say } from '../state/say.ts';
import { RULER_HEIGHT } from './rows.ts';
import { rulerTimes } from './viewport.ts';
import { type Scale, xOf } from './visible.ts';

/** Pixels that a time on the ruler needs. */
const MARK_PX = 110;

/** Virtual time along the top, with the graticule below it. */
export function Ruler({ scale, height, say }: { scale: Scale; height: number; say: Say }) {
  const times = rulerTimes(scale.view, Math.max(2, scale.width / MARK_PX));
  return (
    <g class="wb-ruler">
      {times.map((time) => {
        const x = xOf(time, scale);
        return (
          <g key={time}>
            <line class="wb-graticule" x1={x} x2={x} y1={RULER_HEIGHT - 6} y2={height} />
            {x < scale.width - 50 && (
              <text x={x + 4} y={RULER_HEIGHT - 10}>
                {say.time(time)}
              </text>
            )}
          </g>
        );
      })}
      <line class="wb-axis" x1={0} x2={scale.width} y1={RULER_HEIGHT} y2={RULER_HEIGHT} />
    </g>
  );
}
