/**
 * `npm run bench [-- --json]`: measures and prints; judges nothing. Times are medians of runs taken in turns, and only
 * their ratios mean something elsewhere.
 */

import { compilationRows } from './compilation.ts';
import { growthRows } from './growth.ts';
import { instrumentationRows } from './instrumentation.ts';
import { pageWeightRows } from './page-weights.ts';
import { recordingRows } from './recording.ts';
import { type Row, ratioOf } from './row.ts';
import { runRows } from './runs.ts';
import { table } from './table.ts';

const NOT_BUILT = 'Page weights are missing: there is no dist/ to weigh. Run npm run build first.';

const MEASUREMENTS = {
  compilation: compilationRows,
  'runs of every scenario': runRows,
  growth: growthRows,
  recording: recordingRows,
  instrumentation: instrumentationRows,
};

const rows: Row[] = [];
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  console.error(`measuring: ${name}`);
  rows.push(...(await measure()));
}
const weights = await pageWeightRows();
rows.push(...(weights ?? []));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ rows: rows.map((row) => ({ ...row, ratio: ratioOf(row) })) }, undefined, 2));
} else {
  console.log(table(rows));
}
if (weights === undefined) console.error(`\n${NOT_BUILT}`);
