/* Takes note that a target waits, and waits for HwScsiDmaStarted, which nobody has asked for. */
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

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);

    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_XFER) {
        extension->Mapped = TrainingWaitingRequest(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
