/** The headers of the sandbox, to be read beside the code. */

import type { SourceFile } from '../../../sandbox/toolchain/compiler.ts';

const texts = import.meta.glob<string>('../../../sandbox/include/{miniport,srb,scsi,training-hba}.h', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** In the order in which one meets them. */
const ORDER: readonly string[] = ['miniport.h', 'srb.h', 'scsi.h', 'training-hba.h'];

export const headers: readonly SourceFile[] = ORDER.flatMap((name) => {
  const text = texts[`../../../sandbox/include/${name}`];
  return text === undefined ? [] : [{ path: name, text }];
});
