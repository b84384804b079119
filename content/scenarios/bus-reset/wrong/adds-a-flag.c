/* Says that the queue is frozen, which is for the port driver to say. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    ScsiPortNotification(ResetDetected, extension);

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    ScsiPortCompleteRequest(extension, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED,
                            SRB_STATUS_BUS_RESET | SRB_STATUS_QUEUE_FROZEN);
    ScsiPortNotification(NextRequest, extension);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_BRST) {
        BusWasReset(extension);
    }
    return TRUE;
}
