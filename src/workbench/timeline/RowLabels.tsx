import type { Say } from '../state/say.ts';
import type { PlacedRow } from './rows.ts';

/** The names at the left of the lanes. */
export function RowLabels({ say, rows, height }: { say: Say; rows: readonly PlacedRow[]; height: number }) {
  return (
    <div class="wb-row-labels" style={{ height: `${height}px` }} aria-hidden="true">
      {rows.map((placed) => {
        const { lane, index, row, y } = placed;
        const first = index === 0;
        return (
          <div
            key={`${lane.kind}${lane.subject}${index}`}
            class={`wb-row-label is-${lane.kind}`}
            style={{ top: `${y}px`, height: `${placed.height}px` }}
          >
            {first && <span class="wb-lane-name">{laneName(say, placed)}</span>}
            <span class="wb-row-name">
              {lane.kind === 'processor' ? say('lane.irql', { irql: row.label }) : row.label}
            </span>
          </div>
        );
      })}
    </div>
  );
}

export function laneName(say: Say, { lane }: PlacedRow): string {
  if (lane.kind === 'device') return lane.subject;
  return say(`lane.${lane.kind}`, { subject: lane.subject });
}
