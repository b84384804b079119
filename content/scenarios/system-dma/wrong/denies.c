/* Knows nothing of XFER, and holds such an interrupt for another device's. */
#include "subordinate.h"

VOID TrainingDmaStarted(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_XFRCTL), TH_XFRCTL_GO);
}

static VOID EndTransfer(PHW_DEVICE_EXTENSION extension)
{
    ScsiPortFlushDma(extension);
    extension->Mapped = NULL;
}

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    if (Srb == Extension->Mapped) {
        EndTransfer(Extension);
    }
    ScsiPortNotification(RequestComplete, Extension, Srb);
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }
    if (status & TH_INTST_XFER) {
        return FALSE;
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
