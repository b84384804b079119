#define START_IO StartIo
#include "common.h"

static volatile PVOID Sender = Send;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ((ULONG(*)(EXTENSION *))Sender)(x); /* expect: wild-call 0xD1 */
  Send(x, srb);
  return TRUE;
}
