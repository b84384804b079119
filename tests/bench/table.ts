/** Rows as text in columns. */

import { type Quantity, type Row, ratioOf } from './row.ts';

const GAP = '   ';

/** Three significant digits, thousands apart. */
function number(amount: number): string {
  const digits = amount >= 100 ? 0 : amount >= 10 ? 1 : amount >= 1 ? 2 : 3;
  return amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function quantity({ amount, unit }: Quantity): string {
  return `${number(amount)} ${unit}`;
}

/** @returns the rows under the names of their groups, in order of first appearance */
export function table(unsorted: readonly Row[]): string {
  const rows = [...Map.groupBy(unsorted, ({ group }) => group).values()].flat();
  const head = ['', 'value', 'baseline', '', 'ratio'];
  const cells = rows.map((row) => {
    const ratio = ratioOf(row);
    return [
      `  ${row.what}`,
      quantity(row.value),
      row.baseline?.what ?? '',
      row.baseline ? quantity(row.baseline) : '',
      ratio === undefined ? '' : number(ratio),
    ];
  });
  const widths = head.map((text, column) =>
    Math.max(text.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  // Words to the left, numbers to the right.
  const line = (texts: readonly string[]) =>
    texts
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || column === 2 ? text.padEnd(width) : text.padStart(width);
      })
      .join(GAP)
      .trimEnd();
  const lines = rows.flatMap(({ group }, index) => {
    const text = line(cells[index] ?? []);
    return group === rows[index - 1]?.group ? [text] : ['', group, text];
  });
  return [line(head), ...lines].join('\n');
}
