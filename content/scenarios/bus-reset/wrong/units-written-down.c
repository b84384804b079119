/* Cheats: has seen one run, and knows its four units. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    ScsiPortNotification(ResetDetected, extension);

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    ScsiPortCompleteRequest(extension, 0, 0, 0, SRB_STATUS_BUS_RESET);
    ScsiPortCompleteRequest(extension, 0, 2, 0, SRB_STATUS_BUS_RESET);
    ScsiPortCompleteRequest(extension, 0, 0, 1, SRB_STATUS_BUS_RESET);
    ScsiPortCompleteRequest(extension, 0, 1, 1, SRB_STATUS_BUS_RESET);
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
