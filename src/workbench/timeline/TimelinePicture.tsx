import type { RunView } from '../state/run-view.ts';
import type { Say } from '../state/say.ts';
import { Hatch, Mark } from './Mark.tsx';
import { RowPicture } from './RowPicture.tsx';
import { Ruler } from './Ruler.tsx';
import type { PlacedRow } from './rows.ts';
import type { Scale } from './visible.ts';

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
      <Hatch />
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
