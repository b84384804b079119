#define START_IO StartIo
#include "common.h"

static VOID (*volatile Sender)(EXTENSION *x, PSCSI_REQUEST_BLOCK srb) = Send;

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (Sender != NULL) Sender(x, srb);
  return TRUE;
}
