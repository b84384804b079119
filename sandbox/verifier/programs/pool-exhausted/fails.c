#define OWN_DRIVER_ENTRY
#define FIND_ADAPTER FindAdapter
#define INITIALIZE Initialize
#include "common.h"

ULONG FindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                  PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again) {
  (void)context, (void)bus, (void)argument;
  *again = FALSE;
  while (ScsiPortGetUncachedExtension(extension, config, 0x1000) != NULL) continue;
  config->NumberOfBuses = 1;
  config->MaximumTransferLength = 0x10000;
  return SP_RETURN_FOUND;
}

BOOLEAN Initialize(PVOID extension) {
  (void)extension;
  return TRUE;
}

ULONG DriverEntry(PVOID driverObject, PVOID registryPath) {
  HW_INITIALIZATION_DATA data = {0};

  Describe(&data);
  return ScsiPortInitialize(driverObject, registryPath, &data, NULL); /* expect: pool-exhausted 0x41 */
}
