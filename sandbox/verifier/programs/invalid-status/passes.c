#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    srb->SrbStatus = SRB_STATUS_SUCCESS;
    ScsiPortNotification(RequestComplete, x, srb);
    ScsiPortNotification(NextRequest, x);
  }
  return TRUE;
}
