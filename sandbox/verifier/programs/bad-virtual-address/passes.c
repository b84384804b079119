#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG length;

  x->Memo[0] = ScsiPortGetPhysicalAddress(x, NULL, x->Rings, &length).LowPart;
  x->Memo[1] = ScsiPortGetPhysicalAddress(x, srb, srb->SenseInfoBuffer, &length).LowPart;
  Send(x, srb);
  return TRUE;
}
