#define START_IO StartIo
#include "common.h"

/* What a compiler calls at the end of a block that marks its variables as gone. */
VOID __asan_set_shadow_f8(ULONG granule, ULONG count);

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG operation[8] = {srb->Cdb[0]};

  __asan_set_shadow_f8((ULONG)operation / 8, sizeof(operation) / 8);
  x->Memo[0] = operation[0]; /* expect: out-of-scope 0xD1 */
  Send(x, srb);
  return TRUE;
}
