/* Completes the requests of the unit that was sent one last. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG last = (extension->RequestTail + TRAINING_RING_ENTRIES - 1) % TRAINING_RING_ENTRIES;
    PTH_REQUEST request = &extension->Rings->Request[last];

    ScsiPortNotification(ResetDetected, extension);
    ScsiPortCompleteRequest(extension, 0, request->Target, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
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
