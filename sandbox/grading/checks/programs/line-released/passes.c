#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) Complete(x, srb);
  return TRUE;
}
