/* Ends whatever is mapped as soon as the HBA has anything to say of a completion or another target. */
#include "subordinate.h"

VOID TrainingDmaStarted(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_XFRCTL), TH_XFRCTL_GO);
}

VOID TrainingFinishRequest(PHW_DEVICE_EXTENSION Extension, PSCSI_REQUEST_BLOCK Srb)
{
    ScsiPortNotification(RequestComplete, Extension, Srb);
}

/* A completion, or another target that waits, says that the last transfer is over. */
static VOID EndTransfer(PHW_DEVICE_EXTENSION extension)
{
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_XFRST));

    if (extension->Mapped != NULL && !(status & TH_XFRST_BUSY)) {
        ScsiPortFlushDma(extension);
        extension->Mapped = NULL;
    }
}

static VOID BeginTransfer(PHW_DEVICE_EXTENSION extension)
{
    PSCSI_REQUEST_BLOCK srb = TrainingWaitingRequest(extension);

    extension->Mapped = srb;
    ScsiPortIoMapTransfer(extension, srb, srb->DataBuffer,
                          ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_XFRCNT)));
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
    if (status & (TH_INTST_CMPL | TH_INTST_XFER)) {
        EndTransfer(extension);
    }
    if (status & TH_INTST_CMPL) {
        TrainingCompleteRequests(extension);
    }
    if (status & TH_INTST_XFER) {
        BeginTransfer(extension);
    }
    return TRUE;
}
