#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  ScsiPortStallExecution(1000);
  Send(extension, srb);
  return TRUE;
}
