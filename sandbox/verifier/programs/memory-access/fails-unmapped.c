#define START_IO StartIo
#include "common.h"

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  ULONG length;
  SCSI_PHYSICAL_ADDRESS data = ScsiPortGetPhysicalAddress(x, srb, srb->DataBuffer, &length);

  x->Memo[0] = *(PUCHAR)(data.LowPart | 0x80000000); /* expect: unmapped 0xD1 */
  Send(x, srb);
  return TRUE;
}
