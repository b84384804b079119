#define START_IO StartIo
#include "common.h"

VOID __asan_set_shadow_00(ULONG granule, ULONG count);

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension; /* expect: guard 0xD1 */

  __asan_set_shadow_00((ULONG)srb / 8, 1);
  Send(x, srb);
  return TRUE;
}
