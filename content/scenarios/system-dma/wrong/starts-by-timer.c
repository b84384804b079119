/* Has a timer start the HBA, some milliseconds after the channel is set up; the SCSI bus waits meanwhile. */
#include "subordinate.h"

static VOID StartTransfer(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_XFRCTL), TH_XFRCTL_GO);
}

VOID TrainingDmaStarted(PVOID DeviceExtension)
{
    ScsiPortNotification(RequestTimerCall, DeviceExtension, StartTransfer, 1);
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
        BeginTransfer(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
