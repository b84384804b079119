#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  Send(x, srb);
  ScsiPortNotification((SCSI_NOTIFICATION_TYPE)77, x, srb); /* expect: bad-notification 0xD1 0x4D */
  return TRUE;
}
