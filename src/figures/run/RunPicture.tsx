import type { Say } from '../../workbench/state/say.ts';
import { Hatch, Mark } from '../../workbench/timeline/Mark.tsx';
import { laneName } from '../../workbench/timeline/RowLabels.tsx';
import { RowPicture } from '../../workbench/timeline/RowPicture.tsx';
import { Ruler } from '../../workbench/timeline/Ruler.tsx';
import { type PlacedRow, placeRows, RULER_HEIGHT } from '../../workbench/timeline/rows.ts';
import type { Scale } from '../../workbench/timeline/visible.ts';
import type { Recording } from './recording.ts';

interface PictureProps {
  readonly recording: Recording;
  readonly say: Say;
  /** Pixels of the whole picture, and of the names at its left. */
  readonly width: number;
  readonly gutter: number;
  /** Whether a lane's name stands above its row's, where there is no room beside it. */
  readonly stacked?: boolean;
}

/** A recorded stretch as the workbench's timeline draws it, to be read without a script. */
export function RunPicture({ recording, say, width, gutter, stacked = false }: PictureProps) {
  const { layout, view, earlierNs, momentNs } = recording;
  const { rows, height } = placeRows(layout);
  const scale: Scale = { view, width: width - gutter };
  return (
    <svg class="wb-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Hatch />
      {rows.map((placed) => (
        <RowName
          key={`${placed.lane.kind}${placed.lane.subject}${placed.index}`}
          placed={placed}
          say={say}
          width={gutter}
          stacked={stacked}
        />
      ))}
      <svg x={gutter} width={scale.width} height={height} aria-hidden="true">
        <Ruler scale={scale} height={height} say={say} />
        {rows.map((placed) => (
          <RowPicture
            key={`${placed.lane.kind}${placed.lane.subject}${placed.index}`}
            placed={placed}
            scale={scale}
          />
        ))}
        {earlierNs !== undefined && <Mark timeNs={earlierNs} look="earlier" scale={scale} height={height} />}
        {momentNs !== undefined && <Mark timeNs={momentNs} look="moment" scale={scale} height={height} />}
        <g class="wb-mark is-selected" data-cursor hidden>
          <line x1={0} x2={0} y1={RULER_HEIGHT - 6} y2={height} />
        </g>
      </svg>
    </svg>
  );
}

function RowName({
  placed,
  say,
  width,
  stacked,
}: {
  placed: PlacedRow;
  say: Say;
  width: number;
  stacked: boolean;
}) {
  const { lane, row, index, y, height } = placed;
  const level = lane.kind === 'processor' ? say('lane.irql', { irql: row.label }) : row.label;
  const name = index === 0 ? laneName(say, placed) : '';
  const middle = y + height / 2 + 4;
  const apart = stacked && name !== '' && level !== '' ? 6 : 0;
  return (
    <g class={`wb-row is-${lane.kind}`}>
      <text class="run-lane" x={4} y={middle - apart}>
        {name}
      </text>
      <text class="run-row" x={width - 6} y={middle + apart} text-anchor="end">
        {level}
      </text>
    </g>
  );
}
