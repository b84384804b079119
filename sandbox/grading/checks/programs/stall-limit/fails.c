#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  ScsiPortStallExecution(1001); /* expect: stall-limit */
  Send(extension, srb);
  return TRUE;
}
