/** Cells in a row of the picture. */
const COLUMNS = 96;
const CELL = 6;

/** The characters in their order, one cell each; what is missing is a hole. */
export function Terminal({ lost }: { lost: readonly boolean[] }) {
  const rows = Math.ceil(lost.length / COLUMNS);
  const holes = lost.flatMap((gone, index) => (gone ? [cell(index)] : [])).join('');
  return (
    <svg class="jitter-terminal" viewBox={`0 0 ${COLUMNS * CELL} ${rows * CELL}`} aria-hidden="true">
      <rect class="is-text" width={COLUMNS * CELL} height={rows * CELL} />
      <path class="is-lost" d={holes} />
    </svg>
  );
}

function cell(index: number): string {
  return `M${(index % COLUMNS) * CELL} ${Math.floor(index / COLUMNS) * CELL}h${CELL}v${CELL}h-${CELL}z`;
}
