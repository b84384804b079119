#define REGISTER Register
#define START_IO StartIo
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) { data->MapBuffers = TRUE; }

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  if (!(srb->SrbFlags & SRB_FLAGS_DATA_IN)) {
    *(PUCHAR)srb->DataBuffer = 0; /* expect: data-buffer 0xD1 */
  }
  Send(x, srb);
  return TRUE;
}
