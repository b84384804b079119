#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!MINE) return FALSE;
  ScsiPortStallExecution(25);
  Serve(x);
  return TRUE;
}
