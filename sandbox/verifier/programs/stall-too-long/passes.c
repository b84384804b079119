#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  ScsiPortStallExecution(100000);
  Start(extension);
  return TRUE;
}
