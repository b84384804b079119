#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (srb->DataTransferLength != 0) {
    x->Memo[0] = *(PUCHAR)srb->DataBuffer; /* expect: unmapped-buffer 0xD1 */
  }
  Send(x, srb);
  return TRUE;
}
