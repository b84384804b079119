#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!(ScsiPortReadRegisterUlong(REG(TH_INTST)) & TH_INTST_INT)) return FALSE;
  Serve(x);
  return TRUE;
}
