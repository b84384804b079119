/** Picks, out of the package's 30 MB of headers and libraries, the few headers that freestanding C has. */

import type { SourceFile } from './compiler.ts';

/** ISO C17 §4: the headers of a freestanding implementation, and the parts Clang has split them into. */
const FREESTANDING =
  /^include\/((?:float|iso646|limits|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdnoreturn|__(?:float|stdarg|stddef)_\w+)\.h)$/;

const BLOCK = 512;

/** @param tar the package's `llvm-resources.tar`, a plain ustar archive */
export function freestandingHeaders(tar: Uint8Array): SourceFile[] {
  const decoder = new TextDecoder();
  const field = (offset: number, length: number): string =>
    decoder.decode(tar.subarray(offset, offset + length)).replace(/\0.*$/s, '');
  const headers: SourceFile[] = [];
  for (let header = 0; header + BLOCK <= tar.length && tar[header] !== 0; ) {
    const size = Number.parseInt(field(header + 124, 12), 8);
    const path = FREESTANDING.exec(field(header, 100))?.[1];
    if (path !== undefined) headers.push({ path, text: field(header + BLOCK, size) });
    header += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return headers;
}
