#define START_IO StartIo
#include "common.h"

static ULONG Adapters;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (x->Memo[0]++ == 0) Adapters += 1;
  Send(x, srb);
  return TRUE;
}
