/* Answers the interrupt, and leaves the work to a timer that comes round every 10 ms. */
#include "overlapped.h"

static VOID TrainingTimer(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
    TrainingRequestAccepted(DeviceExtension);
    ScsiPortNotification(RequestTimerCall, DeviceExtension, TrainingTimer, 10000);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 10000);
    return TRUE;
}
