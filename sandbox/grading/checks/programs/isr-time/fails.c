#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!MINE) return FALSE;
  ScsiPortStallExecution(50);
  Serve(x);
  return TRUE; /* expect: isr-time */
}
