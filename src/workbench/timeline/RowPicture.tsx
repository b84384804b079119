import { CHARACTER_PX, type PlacedRow } from './rows.ts';
import { type DrawnBar, namesBeside, type Scale, visibleBars, visibleTicks, xOf } from './visible.ts';

/** The fewest characters of a name that say anything. */
const LEAST_CHARACTERS = 3;

/** Between a bar's border and the name in it, on both sides together, in pixels. */
const PADDING_PX = 10;

/** A bar this wide holds a few characters of its name, and what stands for the rest. */
const HOLDS_NAME_PX = PADDING_PX + (LEAST_CHARACTERS + 1) * CHARACTER_PX;

/** How long a service routine may take: HwScsiInterrupt's documented limit, in nanoseconds. */
const LIMIT_NS = 50_000;

/** One row: bars with names where there is room, ticks, and the limit on service routines. */
export function RowPicture({ placed, scale }: { placed: PlacedRow; scale: Scale }) {
  const { row, y, height, lane } = placed;
  const { bars, clusters } = visibleBars(row.bars, scale);
  const ticks = visibleTicks(row.ticks, scale);
  // The rows of other lanes say by their own names, or by their neighbours', what a narrow bar is.
  const names = lane.kind === 'processor' ? namesBeside(row.bars, scale, HOLDS_NAME_PX) : [];
  const middle = y + height / 2;
  return (
    <g class={`wb-row is-${lane.kind}`}>
      <line class="wb-baseline" x1={0} x2={scale.width} y1={y + height - 1.5} y2={y + height - 1.5} />
      {clusters.map(({ look, x, width }) => (
        <rect
          key={`${look}${x}`}
          class={`wb-cluster is-${look}`}
          x={x}
          y={y + 3}
          width={width}
          height={height - 5}
        />
      ))}
      {bars.map((drawn) => (
        <BarPicture
          key={`${drawn.bar.seq}:${drawn.bar.startNs}`}
          drawn={drawn}
          y={y + 3}
          height={height - 5}
          scale={scale}
        />
      ))}
      {names.map(({ label, more, x, room }) => {
        const name = more ? `${label} …` : label;
        return (
          fits(name, room - 6) && (
            <text key={x} x={x + 4} y={middle + 4}>
              {name}
            </text>
          )
        );
      })}
      <Limits placed={placed} scale={scale} />
      {ticks.map(({ tick, x, room }) => (
        <g key={tick.seq} class={`wb-tick is-${tick.look}`}>
          <line x1={x} x2={x} y1={y + (tick.look === 'register' ? 9 : 4)} y2={y + height - 2} />
          {fits(tick.label, room - 6) && (
            <text x={x + 4} y={middle + 4}>
              {tick.label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function BarPicture({
  drawn,
  y,
  height,
  scale,
}: {
  drawn: DrawnBar;
  y: number;
  height: number;
  scale: Scale;
}) {
  const { bar } = drawn;
  const left = Math.max(0, drawn.x);
  const right = Math.min(scale.width, drawn.x + drawn.width);
  const label = shorten(bar.label, right - left - PADDING_PX);
  return (
    <g class={`wb-bar is-${bar.look}`}>
      <rect x={left} y={y} width={Math.max(1, right - left)} height={height} />
      {label !== '' && (
        <text x={left + 5} y={y + height / 2 + 4}>
          {label}
        </text>
      )}
    </g>
  );
}

/**
 * A bracket from the call of a service routine to where the limit ends; what runs past it is struck through.
 * Of calls within one limit only the first has a bracket.
 */
function Limits({ placed, scale }: { placed: PlacedRow; scale: Scale }) {
  const { y, height } = placed;
  const width = (LIMIT_NS / (scale.view.toNs - scale.view.fromNs)) * scale.width;
  if (width < 8) return null;
  const { fromNs, toNs } = scale.view;
  const spans = placed.services.filter(
    ({ startNs, endNs }) => startNs <= toNs && Math.max(endNs, startNs + LIMIT_NS) >= fromNs,
  );
  let bracketEndNs = Number.NEGATIVE_INFINITY;
  return (
    <g class="wb-limits">
      {spans.map(({ startNs, endNs, seq }) => {
        const x = xOf(startNs, scale);
        const end = xOf(endNs, scale);
        const bracket = startNs >= bracketEndNs;
        if (bracket) bracketEndNs = startNs + LIMIT_NS;
        return (
          <g key={seq}>
            {end > x + width && (
              <rect class="wb-overrun" x={x + width} y={y + 3} width={end - x - width} height={height - 5} />
            )}
            {bracket && <path class="wb-limit" d={`M${x} ${y + 4}v-4h${width}v4`} />}
          </g>
        );
      })}
    </g>
  );
}

function fits(label: string, room: number): boolean {
  return label.length * CHARACTER_PX <= room;
}

/** @returns '' where not even a few characters have room */
function shorten(label: string, room: number): string {
  if (fits(label, room)) return label;
  const characters = Math.floor(room / CHARACTER_PX) - 1;
  return characters >= LEAST_CHARACTERS ? `${label.slice(0, characters)}…` : '';
}
