#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  UCHAR copy[12];
  ULONG i;

  for (i = 0; i < 16; i++) {
    copy[i] = srb->Cdb[i]; /* expect: array-bounds 0xD1 */
  }
  x->Memo[0] = copy[srb->CdbLength - 1];
  Send(x, srb);
  return TRUE;
}
