/* Does not take no for an answer. */
#include "one-at-a-time.h"

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = 0;
    ULONG tries;

    for (tries = 0; tries < 64 && !(status & TH_INTST_INT); tries++) {
        status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));
    }
    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    TrainingServiceCauses(extension, status);
    return TRUE;
}
