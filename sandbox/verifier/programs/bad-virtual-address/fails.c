#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG length;

  x->Memo[0] = ScsiPortGetPhysicalAddress(x, NULL, &x->Memo[1], &length).LowPart; /* expect: bad-virtual-address 0xF1 0x1006 */
  Send(x, srb);
  return TRUE;
}
