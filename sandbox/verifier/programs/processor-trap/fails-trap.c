#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  switch (srb->Function) {
    case SRB_FUNCTION_ABORT_COMMAND:
      return FALSE;
    case SRB_FUNCTION_EXECUTE_SCSI:
      x->Memo[0] += 1, __builtin_unreachable(); /* expect: trap 0x1E 0xC000001D */
  }
  Send(x, srb);
  return TRUE;
}
