#define START_IO StartIo
#include "common.h"

static EXTENSION *First;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (First == NULL) First = x;
  Send(x, srb);
  if (First != x) {
    ScsiPortNotification(NextRequest, First); /* expect: foreign-extension 0xD1 */
  }
  return TRUE;
}
