/**
 * Writes what derives from the register tables.
 *
 *   node sandbox/cli/generate.ts           writes the files
 *   node sandbox/cli/generate.ts --check   exits 1 and names the files that are stale
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DataSheetText } from '../devices/data-sheet.ts';
import { trainingHbaHeader } from '../devices/training-hba/header.ts';

const root = new URL('../../', import.meta.url);

/** Path from the project's root, and contents. */
const generated: readonly (readonly [path: string, source: string])[] = [
  [
    'sandbox/include/training-hba.h',
    trainingHbaHeader(
      parse(readFileSync(new URL('content/devices/training-hba.en.yaml', root), 'utf8')) as DataSheetText,
    ),
  ],
];

function current(path: string): string {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return '';
  }
}

const stale = generated.filter(([path, source]) => current(path) !== source);

if (process.argv.includes('--check')) {
  for (const [path] of stale) process.stderr.write(`${path}\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, source] of stale) writeFileSync(new URL(path, root), source);
}
