#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!(ScsiPortReadRegisterUchar(x->Registers + TH_INTST) & TH_INTST_CMPL)) return FALSE; /* expect: bad-register-read 0xF1 0x2005 */
  Serve(x);
  return TRUE;
}
