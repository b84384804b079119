#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG i;

  for (i = 0; i < 6; i++) ScsiPortStallExecution(100000); /* expect: hang 0xF1 0x1002 */
  Send(x, srb);
  return TRUE;
}
