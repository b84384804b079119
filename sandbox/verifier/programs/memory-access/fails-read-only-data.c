#define START_IO OwnStartIo
#include "common.h"

const ULONG Limit = 8;

static VOID Set(const ULONG *value) { *(volatile ULONG *)value = 16; } /* expect: read-only-data 0xBE */

BOOLEAN OwnStartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  Set(&Limit);
  Send(extension, srb);
  return TRUE;
}
