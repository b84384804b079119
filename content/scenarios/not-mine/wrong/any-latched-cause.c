/* Takes a cause that has latched for one that interrupts: TH_INTST_REQA is not enabled. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (status == 0) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
