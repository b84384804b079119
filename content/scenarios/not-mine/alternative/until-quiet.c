/* Looks again before it leaves: saves an interrupt when a completion comes meanwhile. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    BOOLEAN mine = FALSE;
    LONG status;

    /* INT is the sign bit. */
    while ((status = (LONG)ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST))) < 0) {
        TrainingServiceCauses(extension, (ULONG)status);
        mine = TRUE;
    }
    return mine;
}
