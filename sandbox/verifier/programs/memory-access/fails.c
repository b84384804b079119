#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  PSCSI_REQUEST_BLOCK other = ScsiPortGetSrb(x, 0, 7, 0, SP_UNTAGGED);

  x->Memo[0] = other->SrbStatus; /* expect: null-page 0xD1 0x3 */
  Send(x, srb);
  return TRUE;
}
