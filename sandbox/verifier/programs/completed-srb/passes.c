#define INTERRUPT Interrupt
#define REGISTER Register
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) {
  data->SrbExtensionSize = sizeof(ULONG);
}

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    x->Memo[0] += srb->DataTransferLength + *(PULONG)srb->SrbExtension;
    Complete(x, srb);
  }
  return TRUE;
}
