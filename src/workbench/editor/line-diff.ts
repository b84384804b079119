/** The lines of two texts in one list: what both have, what only one has. */

export interface DiffLine {
  readonly in: 'both' | 'mine' | 'theirs';
  readonly text: string;
}

/** More cells than this are not worth a phone's time: the whole of what differs is then given as replaced. */
const MOST_CELLS = 4_000_000;

/** @returns the shortest way from `mine` to `theirs` in whole lines; a line of `mine` stands before its replacement */
export function diffLines(mine: string, theirs: string): readonly DiffLine[] {
  const a = mine.split('\n');
  const b = theirs.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const only = (lines: readonly string[], where: DiffLine['in']): DiffLine[] =>
    lines.map((text) => ({ in: where, text }));
  return [
    ...only(a.slice(0, start), 'both'),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...only(a.slice(a.length - end), 'both'),
  ];
}

function between(a: readonly string[], b: readonly string[]): DiffLine[] {
  const width = b.length + 1;
  const worthwhile = (a.length + 1) * width <= MOST_CELLS;
  // At [i, j]: how many lines a from i on and b from j on have in common, in order.
  const common = new Uint32Array(worthwhile ? (a.length + 1) * width : 0);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  if (worthwhile) {
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (worthwhile && left !== undefined && left === right) {
      lines.push({ in: 'both', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ in: 'mine', text: left });
      i++;
    } else {
      lines.push({ in: 'theirs', text: right ?? '' });
      j++;
    }
  }
  return lines;
}
