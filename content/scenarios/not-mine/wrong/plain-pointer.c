/* Reads the register like memory. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = *(volatile ULONG *)TH_REGISTER(extension, TH_INTST);

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
