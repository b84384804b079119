#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  ScsiPortStallExecution(100001); /* expect: stall-too-long 0xF1 0x1001 */
  Start(extension);
  return TRUE;
}
