/** The sources of a driver that was written for Windows, as our compiler takes them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../sandbox/toolchain/compiler.ts';

const INCLUDE = /^([ \t]*#[ \t]*include[ \t]*)(?:<([^>\n]+)>|"([^"\n]+)")/gm;

/**
 * Every `.c` and `.h` of a folder. Windows does not tell upper case from lower, and its compiler takes a header that
 * it finds beside the source for `<…>` too: such a line gets the file's name as it is. No line is added or removed.
 */
export function readDriver(folder: string): SourceFile[] {
  const files = readdirSync(folder).filter((name) => /\.[ch]$/i.test(name));
  const spelled = new Map(files.map((name) => [name.toLowerCase(), name]));
  return files.map((path) => ({
    path,
    text: readFileSync(join(folder, path), 'latin1').replace(
      INCLUDE,
      (line, directive: string, system: string | undefined, own: string | undefined) => {
        const name = spelled.get((system ?? own ?? '').toLowerCase());
        return name === undefined ? line : `${directive}"${name}"`;
      },
    ),
  }));
}
