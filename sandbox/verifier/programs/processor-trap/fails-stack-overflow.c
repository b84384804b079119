#define START_IO StartIo
#include "common.h"

static ULONG Depth(EXTENSION *x, ULONG level) { /* expect: stack-overflow 0x7F 0x8 */
  volatile UCHAR frame[1024] = {0};

  return frame[level % sizeof(frame)] + x->Memo[level % 8] + Depth(x, level + 1);
}

BOOLEAN StartIo(PVOID extension, PSCSI_REQUEST_BLOCK srb) {
  EXTENSION *x = extension;

  x->Memo[1] = Depth(x, 0);
  Send(x, srb);
  return TRUE;
}
