#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  EXTENSION copy = *x;

  Send(x, srb);
  ScsiPortNotification(NextRequest, &copy); /* expect: bad-extension 0xD1 */
  return TRUE;
}
