/* Dismisses when it has served, and asks for a timer that looks at nothing. */
#include "overlapped.h"

static VOID TrainingTimer(PVOID DeviceExtension)
{
    UNREFERENCED_PARAMETER(DeviceExtension);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 1000000);
    return TRUE;
}
