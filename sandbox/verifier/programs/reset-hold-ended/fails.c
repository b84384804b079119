#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (x->Memo[0]++ == 0) {
    WRITE(TH_CTRL, TH_CTRL_RST);
    ScsiPortNotification(ResetDetected, x, 0); /* expect: reset-hold-ended 0xF1 0x1007 */
    return TRUE;
  }
  Send(x, srb);
  return TRUE;
}
