#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    srb->SrbStatus = 0x3F | SRB_STATUS_AUTOSENSE_VALID;
    ScsiPortNotification(RequestComplete, x, srb); /* expect: invalid-status 0xF1 0x1004 */
    ScsiPortNotification(NextRequest, x);
  }
  return TRUE;
}
