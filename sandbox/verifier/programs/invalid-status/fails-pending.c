#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    srb->SrbStatus = SRB_STATUS_PENDING;
    ScsiPortNotification(RequestComplete, x, srb); /* expect: pending-status 0xF1 0x1004 */
    ScsiPortNotification(NextRequest, x);
  }
  return TRUE;
}
