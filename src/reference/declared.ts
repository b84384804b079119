/** The declarations of the headers, read once for a build. */

import { readFileSync } from 'node:fs';
import { readDeclarations } from '../../sandbox/reference/declarations.ts';
import { HEADERS } from '../../sandbox/reference/table.ts';

export const declarations = readDeclarations(
  HEADERS.map((name) => readFileSync(`sandbox/include/${name}`, 'utf8')),
);

/** The constants of one group with the values that the headers give them. */
export function constantsOf(names: RegExp): (readonly [name: string, value: string])[] {
  return [...declarations.constants].filter(([name]) => names.test(name));
}
