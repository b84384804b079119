/* Completes with what the buffer of the request held before. */
#include "overlapped.h"

static VOID TrainingCompleteWithoutData(PHW_DEVICE_EXTENSION extension)
{
    ULONG tail = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_CMPTAIL));

    while (extension->CompletionHead != tail) {
        PTH_COMPLETION completion = &extension->Rings->Completion[extension->CompletionHead];
        PSCSI_REQUEST_BLOCK srb = extension->Outstanding[completion->Context];

        extension->Outstanding[completion->Context] = NULL;
        srb->SrbStatus = completion->HostStatus == TH_HOST_OK ? SRB_STATUS_SUCCESS : SRB_STATUS_ERROR;
        srb->ScsiStatus = completion->ScsiStatus;
        TrainingFinishRequest(extension, srb);
        extension->CompletionHead = (extension->CompletionHead + 1) % TRAINING_RING_ENTRIES;
    }
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_CMPHEAD), extension->CompletionHead);
}

static BOOLEAN TrainingAdmitInterrupts(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), TrainingInterruptCauses);
    return TRUE;
}

static BOOLEAN TrainingFinishInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;

    if (extension->Causes & TH_INTST_CMPL) {
        TrainingCompleteWithoutData(extension);
    }
    if (extension->Causes & TH_INTST_REQA) {
        TrainingRequestAccepted(extension);
    }

    ScsiPortNotification(CallDisableInterrupts, extension, TrainingAdmitInterrupts);
    return TRUE;
}

BOOLEAN TrainingInterrupt(PVOID DeviceExtension)
{
    PHW_DEVICE_EXTENSION extension = DeviceExtension;
    ULONG status = ScsiPortReadRegisterUlong(TH_REGISTER(extension, TH_INTST));

    if (!(status & TH_INTST_INT)) {
        return FALSE;
    }

    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTEN), 0);
    ScsiPortWriteRegisterUlong(TH_REGISTER(extension, TH_INTST), status);
    extension->Causes = status;

    ScsiPortNotification(CallEnableInterrupts, extension, TrainingFinishInterrupt);
    return TRUE;
}
