#define INTERRUPT Interrupt
#include "common.h"

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;

  if (!MINE) return FALSE;
  while (x->Memo[0] == 0) x->Memo[1] += 1; /* expect: hang 0xF1 0x1002 */
  Serve(x);
  return TRUE;
}
