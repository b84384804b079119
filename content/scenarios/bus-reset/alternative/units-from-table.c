/* Names each unit of which it still has a request. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    ScsiPortNotification(ResetDetected, extension);

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[slot];

        if (srb == NULL) {
            continue;
        }
        extension->Outstanding[slot] = NULL;
        ScsiPortCompleteRequest(extension, srb->PathId, srb->TargetId, srb->Lun, SRB_STATUS_BUS_RESET);
    }
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
