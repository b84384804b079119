#define OWN_DRIVER_ENTRY
#include "common.h"

ULONG DriverEntry(PVOID driverObject, PVOID registryPath) {
  HW_INITIALIZATION_DATA data = {0};

  Describe(&data);
  *(PULONG)driverObject = 1; /* expect: port-driver-data 0x50 */
  return ScsiPortInitialize(driverObject, registryPath, &data, NULL);
}
