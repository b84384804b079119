/* One interrupt, one completion: those that came together are left. */
#include "overlapped.h"

static VOID TakeOneCompletion(PHW_DEVICE_EXTENSION extension)
{
    PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];
    PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

    if (srb == NULL) {
        return;
    }
    extension->Outstanding[completion->Context] = NULL;
    srb->SrbStatus = completion->HostStatus == TH_HOST_OK ? SRB_STATUS_SUCCESS : SRB_STATUS_ERROR;
    srb->ScsiStatus = completion->ScsiStatus;
    TrainingFinishRequest(extension, srb);

    extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
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
        TakeOneCompletion(extension);
    }
    if (status & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }
    return TRUE;
}
