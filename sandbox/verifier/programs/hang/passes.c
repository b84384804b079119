#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  ULONG i;

  for (i = 0; i < 49; i++) ScsiPortStallExecution(100000);
  Start(extension);
  return TRUE;
}
