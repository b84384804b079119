#define START_IO StartIo
#include "common.h"

static EXTENSION *First;
static PSCSI_REQUEST_BLOCK Kept;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (First == NULL) {
    First = x;
    Kept = srb;
    return TRUE;
  }
  if (First != x) {
    ScsiPortNotification(RequestComplete, x, Kept); /* expect: foreign-srb 0xD1 */
  }
  return TRUE;
}
