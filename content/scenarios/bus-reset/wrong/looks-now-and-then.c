/* Lets BRST not interrupt, and a timer look for it ten times a second. */
#include "resettable.h"

static VOID BusWasReset(PHW_DEVICE_EXTENSION extension)
{
    ULONG slot;

    ScsiPortNotification(ResetDetected, extension);

    for (slot = 0; slot < TRAINING_SLOTS; slot++) {
        extension->Outstanding[slot] = NULL;
    }
    ScsiPortCompleteRequest(extension, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
    ScsiPortNotification(NextRequest, extension);
}

static VOID LookForReset(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (status & TH_INTST_BRST) {
        ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), TH_INTST_BRST);
        BusWasReset(extension);
    }
    ScsiPortNotification(RequestTimerCall, extension, LookForReset, 100000);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TH_INTST_CMPL | TH_INTST_REQA);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status & ~TH_INTST_BRST);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    ScsiPortNotification(RequestTimerCall, extension, LookForReset, 100000);
    return TRUE;
}
