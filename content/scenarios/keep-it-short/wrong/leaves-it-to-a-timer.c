/* As short as can be: notes the causes, and serves them when the timer comes. */
#include "overlapped.h"

static ULONG Causes;

static VOID TrainingTimer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG causes = Causes;

    Causes = 0;
    if (causes & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (causes & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    Causes |= status;
    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 1000);
    return TRUE;
}
