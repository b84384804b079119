#define REGISTER Register
#define START_IO StartIo
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) { data->MultipleRequestPerLu = TRUE; }

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  Send(x, srb);
  ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun); /* expect: next-lu-untagged 0xF1 0x1005 */
  return TRUE;
}
