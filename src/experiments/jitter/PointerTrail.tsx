import type { PointerPlace } from '../../../sandbox/trace/suffering.ts';

const WIDTH = 576;
const HEIGHT = 44;
const MARGIN = 6;

/** Where the pointer was drawn, from left to right in time: evenly while nobody keeps the mouse waiting. */
export function PointerTrail({ path }: { path: readonly PointerPlace[] }) {
  const from = path[0]?.time ?? 0;
  const span = Math.max(1, (path.at(-1)?.time ?? 1) - from);
  const middle = HEIGHT / 2;
  const gaps = path.slice(1).map(({ time }, index) => time - (path[index]?.time ?? time));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
  const x = (time: number) => MARGIN + ((time - from) / span) * (WIDTH - 2 * MARGIN);
  return (
    <svg class="jitter-pointer" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {path.map(({ time }, index) => {
        // How far off the usual time it came, drawn as height.
        const off = index === 0 ? 0 : ((gaps[index - 1] ?? usual) - usual) / usual;
        const y = middle - Math.max(-1, Math.min(1, off * 2)) * (middle - MARGIN);
        return (
          <circle key={time} class={Math.abs(off) > 0.05 ? 'is-late' : 'is-even'} cx={x(time)} cy={y} r="4" />
        );
      })}
    </svg>
  );
}
