import { RULER_HEIGHT } from './rows.ts';
import { type Scale, xOf } from './visible.ts';

/** A moment across all lanes; nothing where it is out of sight. */
export function Mark({
  timeNs,
  look,
  scale,
  height,
}: {
  timeNs: number;
  look: 'selected' | 'earlier' | 'moment' | 'cursor';
  scale: Scale;
  height: number;
}) {
  if (timeNs < scale.view.fromNs || timeNs > scale.view.toNs) return null;
  const x = xOf(timeNs, scale);
  return (
    <g class={`wb-mark is-${look}`}>
      <line x1={x} x2={x} y1={RULER_HEIGHT - 6} y2={height} />
      {look !== 'cursor' && <path d={`M${x - 5} ${RULER_HEIGHT - 6}h10l-5 7z`} />}
    </g>
  );
}

/** What strikes through the time past a limit; `picture.css` names it. */
export function Hatch() {
  return (
    <defs>
      <pattern id="wb-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="wb-hatch" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
    </defs>
  );
}
