/* Begins transfers in the interrupt routine, and ends them when the timer comes. */
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

static VOID BeginTransfer(PHW_DEVICE_EXTENSION extension)
{
    PSCSI_REQUEST_BLOCK srb = TrainingWaitingRequest(extension);

    if (extension->Mapped != NULL) {
        EndTransfer(extension);
    }
    extension->Mapped = srb;
    ScsiPortIoMapTransfer(extension, srb, srb->DataBuffer, srb->DataTransferLength);
}

static VOID TrainingTimer(PVOID DeviceExtension)
{
    TrainingCompleteRequests(DeviceExtension);
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
        ScsiPortNotification(RequestTimerCall, extension, TrainingTimer, 1);
    }
    if (status & TH_INTST_XFER) {
        BeginTransfer(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
