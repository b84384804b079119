/* Names each target whose requests are gone, and asks for more only once. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    UCHAR target;
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    for (target = 0; target < TH_INITIATOR_ID; target++) {
        ScsiPortCompleteRequest(extension, 0, target, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    }
    ScsiPortNotification(ResetDetected, extension);
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
    if (status & TH_INTST_BRST) {
        BusWasReset(extension);
    }
    if (status & (TH_INTST_REQA | TH_INTST_BRST)) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
