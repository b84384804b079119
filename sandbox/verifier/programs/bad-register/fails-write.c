#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!MINE) return FALSE;
  WRITE(TH_CMPTAIL, 0); /* expect: bad-register-write 0xF1 0x2005 */
  Serve(x);
  return TRUE;
}
