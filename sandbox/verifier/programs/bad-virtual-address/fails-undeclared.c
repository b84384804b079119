#define REGISTER Register
#define FIND_ADAPTER FindAdapter
#include "common.h"

VOID Register(PHW_INITIALIZATION_DATA data) { data->NeedPhysicalAddresses = FALSE; }

ULONG FindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument, PPORT_CONFIGURATION_INFORMATION config,
                  PBOOLEAN again) {
  EXTENSION *x = extension;
  ULONG length;

  x->Rings = ScsiPortGetUncachedExtension(x, config, sizeof(RINGS));
  x->RequestBase = ScsiPortGetPhysicalAddress(x, NULL, x->Rings, &length).LowPart; /* expect: undeclared-address 0xF1 0x1006 */
  return SP_RETURN_FOUND;
}
