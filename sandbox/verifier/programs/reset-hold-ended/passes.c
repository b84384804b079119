#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (x->Memo[0]++ == 0) ScsiPortNotification(ResetDetected, x, 0);
  Send(x, srb);
  return TRUE;
}
