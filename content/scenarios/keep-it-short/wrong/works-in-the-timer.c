/* Short itself: the waiting is moved to a timer routine, which runs at the same IRQL. */
#include "overlapped.h"

/* Gives the HBA time to post whatever is still on the bus, so that one pass takes it all. */
static VOID CollectRequests(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortStallExecution(600);
    TrainingCompleteRequests(extension);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_CMPL) {
        ScsiPortNotification(RequestTimerCall, extension, CollectRequests, 1);
    }
    return TRUE;
}
