#define INTERRUPT Interrupt
#include "common.h"

/* Dismisses what it served only when it is called again. */
BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  if (x->Calls++ % 2 == 1) Dismiss(x);
  while ((srb = Take(x)) != NULL) Complete(x, srb);
  return TRUE; /* expect: line-released */
}
