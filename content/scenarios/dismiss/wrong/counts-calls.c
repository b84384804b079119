/* Cheats: knows which cause the first seed brings at which call. */
#include "overlapped.h"

static ULONG calls;

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (++calls % 2 == 1) {
        TrainingRequestAccepted(extension);
    } else {
        TrainingCompleteRequests(extension);
    }
    return TRUE;
}
