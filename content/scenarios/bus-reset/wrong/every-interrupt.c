/* Cheats: hands everything back as reset at every interrupt, so that nothing can be left. */
#include "resettable.h"

static VOID GiveEverythingBack(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    ScsiPortCompleteRequest(extension, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
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

    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    if (status & TH_INTST_BRST) {
        ScsiPortNotification(ResetDetected, extension);
    }
    GiveEverythingBack(extension);
    return TRUE;
}
