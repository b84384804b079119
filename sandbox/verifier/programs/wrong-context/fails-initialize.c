#define INITIALIZE Initialize
#include "common.h"

BOOLEAN Initialize(PVOID extension) {
  HW_INITIALIZATION_DATA data = {0};

  Describe(&data);
  ScsiPortInitialize(extension, extension, &data, NULL); /* expect: wrong-context-driver-entry 0xF1 0x2002 */
  return TRUE;
}
