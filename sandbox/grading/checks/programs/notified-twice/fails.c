#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, srb);
  return TRUE; /* expect: notified-twice */
}
