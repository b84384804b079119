#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!(*REG(TH_INTST) & TH_INTST_INT)) return FALSE; /* expect: device-registers 0xD1 */
  Serve(x);
  return TRUE;
}
