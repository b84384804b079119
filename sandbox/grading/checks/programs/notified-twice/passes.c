#define INTERRUPT Interrupt
#include "common.h"

/* The other order is as good. */
BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    ScsiPortNotification(NextRequest, x);
    ScsiPortNotification(RequestComplete, x, srb);
  }
  return TRUE;
}
