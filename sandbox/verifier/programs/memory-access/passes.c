#define REGISTER Register
#define START_IO StartIo
#include "common.h"

static const UCHAR Lengths[] = {6, 10, 10, 0, 16, 12};

VOID Register(PHW_INITIALIZATION_DATA data) { data->MapBuffers = TRUE; }

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  PSCSI_REQUEST_BLOCK other = ScsiPortGetSrb(x, 0, 7, 0, SP_UNTAGGED);
  UCHAR copy[16];
  ULONG i;

  if (other != NULL) x->Memo[0] = other->SrbStatus;
  for (i = 0; i < 16; i++) copy[i] = srb->Cdb[i];
  for (i = 0; i < ENTRIES; i++) x->Memo[1] += x->Rings->Completion[i].Sequence;
  x->Memo[4] = Lengths[srb->Cdb[0] >> 5];
  x->Memo[2] = copy[srb->CdbLength - 1];
  if (srb->DataTransferLength != 0) x->Memo[3] = *(PUCHAR)srb->DataBuffer;
  Send(x, srb);
  return TRUE;
}
