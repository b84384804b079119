#define START_IO StartIo
#include "common.h"

static VOID (*volatile Sender)(EXTENSION *x, PSCSI_REQUEST_BLOCK srb);

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  Sender(x, srb); /* expect: null-call 0xD1 0x0 */
  return TRUE;
}
