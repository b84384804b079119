#define FIND_ADAPTER FindAdapter
#include "common.h"

ULONG FindAdapter(PVOID extension, PVOID context, PVOID bus, PCHAR argument,
                  PPORT_CONFIGURATION_INFORMATION config, PBOOLEAN again) {
  EXTENSION *x = extension;
  PACCESS_RANGE range = &(*config->AccessRanges)[0];

  (void)context, (void)bus, (void)argument;
  *again = FALSE;
  if (!ScsiPortValidateRange(x, config->AdapterInterfaceType, config->SystemIoBusNumber, range->RangeStart,
                             range->RangeLength, !range->RangeInMemory)) {
    return SP_RETURN_ERROR;
  }
  return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;
}
