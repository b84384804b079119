#define REGISTER Register
#define INTERRUPT Interrupt
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) { data->MultipleRequestPerLu = TRUE; }

BOOLEAN Interrupt(PVOID extension) {
  EXTENSION *x = extension;
  PSCSI_REQUEST_BLOCK srb;

  if (!MINE) return FALSE;
  Dismiss(x);
  while ((srb = Take(x)) != NULL) {
    UCHAR path = srb->PathId, target = srb->TargetId, lun = srb->Lun;
    ScsiPortNotification(RequestComplete, x, srb);
    ScsiPortNotification(NextLuRequest, x, path, target, lun);
  }
  return TRUE;
}
