import type { RunView } from '../state/run-view.ts';
import type { Say } from '../state/say.ts';
import { RowPicture } from './RowPicture.tsx';
import { Ruler } from './Ruler.tsx';
import { type PlacedRow, RULER_HEIGHT } from './rows.ts';
import { type Scale, xOf } from './visible.ts';

interface PictureProps {
  readonly view: RunView;
  readonly say: Say;
  readonly rows: readonly PlacedRow[];
  readonly height: number;
  readonly scale: Scale;
  /** Where the pointer stands, in virtual nanoseconds. */
  readonly cursorNs: number | undefined;
}

/** The lanes as drawn; what they say is in the slider's text and in the table, so this is only for the eye. */
export function TimelinePicture({ view, say, rows, height, scale, cursorNs }: PictureProps) {
  const failure = view.failure.value;
  const selected = view.events.value[view.selected.value ?? -1];
  return (
    <svg class="wb-picture" width={scale.width} height={height} aria-hidden="true">
      <defs>
        <pattern
          id="wb-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class="wb-hatch" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      <Ruler scale={scale} height={height} say={say} />
      {rows.map((placed) => (
        <RowPicture
          key={`${placed.lane.kind}${placed.lane.subject}${placed.index}`}
          placed={placed}
          scale={scale}
        />
      ))}
      {selected && <Mark timeNs={selected.time} look="selected" scale={scale} height={height} />}
      {failure?.earlier && (
        <Mark timeNs={failure.earlier.timeNs} look="earlier" scale={scale} height={height} />
      )}
      {failure?.moment && <Mark timeNs={failure.moment.timeNs} look="moment" scale={scale} height={height} />}
      {cursorNs !== undefined && <Mark timeNs={cursorNs} look="cursor" scale={scale} height={height} />}
    </svg>
  );
}

function Mark({
  timeNs,
  look,
  scale,
  height,
}: {
  timeNs: number;
  look: string;
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
