/* Has the port driver send the victims of the reset again, by a ScsiStatus of BUSY: nobody hears of the reset. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    ScsiPortNotification(ResetDetected, extension);

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[slot];

        extension->Outstanding[slot] = NULL;
        if (srb != NULL) {
            srb->SrbStatus = SRB_STATUS_BUS_RESET;
            srb->ScsiStatus = SCSISTAT_BUSY;
            ScsiPortNotification(RequestComplete, extension, srb);
        }
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
