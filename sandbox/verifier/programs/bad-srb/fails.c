#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  srb->SrbStatus = SRB_STATUS_ERROR;
  ScsiPortNotification(RequestComplete, x, &srb->Cdb); /* expect: bad-srb 0xD1 */
  ScsiPortNotification(NextRequest, x);
  return TRUE;
}
