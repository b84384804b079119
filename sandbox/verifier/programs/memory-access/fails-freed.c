#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (x->Last != NULL) {
    x->Memo[0] = x->Last->SrbStatus; /* expect: freed 0xD1 */
  }
  Send(x, srb);
  return TRUE;
}
