/* Starts the HBA anew, with empty rings and a free table. */
#include "resettable.h"

static VOID StartAgain(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    extension->RequestTail = 0;
    extension->CompletionHead = 0;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RST);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_REQBASE), extension->RequestRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPBASE), extension->CompletionRingAddress);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_RINGSZ),
                               TH_RINGSZ_REQN(TRAINING_RING_ENTRIES) | TH_RINGSZ_CMPN(TRAINING_RING_ENTRIES));
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CTRL), TH_CTRL_RUN);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    if (status & TH_INTST_BRST) {
        StartAgain(extension);
        ScsiPortNotification(ResetDetected, extension);
        ScsiPortCompleteRequest(extension, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
        ScsiPortNotification(NextRequest, extension);
        return TRUE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
