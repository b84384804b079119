#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG blocks = x->Memo[0];

  if (blocks != 0) x->Memo[1] = srb->DataTransferLength / blocks;
  Send(x, srb);
  return TRUE;
}
